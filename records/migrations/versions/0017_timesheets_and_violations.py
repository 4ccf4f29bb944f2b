"""Timesheets with their versions, entries and trips; violations; what a county keeps beside them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make the tables; a version that was submitted is never changed."""
    op.create_table(
        "recipient_absence",
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("why", sa.String(length=12), nullable=False),
        sa.Column("noted_by_id", sa.BigInteger(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("why in ('hospital','away')", name=op.f("ck_recipient_absence_known_why")),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_recipient_absence_in_order")),
        sa.ForeignKeyConstraint(["case_id"], ["care_case.id"], name=op.f("fk_recipient_absence_case_id")),
        sa.ForeignKeyConstraint(["noted_by_id"], ["staff.id"], name=op.f("fk_recipient_absence_noted_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recipient_absence")),
    )
    op.create_index(op.f("ix_recipient_absence_case_id"), "recipient_absence", ["case_id"], unique=False)
    op.create_table(
        "violation",
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("county_code", sa.String(length=2), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("occurred_on", sa.Date(), nullable=False),
        sa.Column("reviewed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("review_reason", sa.Text(), nullable=True),
        sa.Column("confirmed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("number", sa.BigInteger(), nullable=True),
        sa.Column("consequence", sa.String(length=24), nullable=True),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.Column("training_offered_until", sa.Date(), nullable=True),
        sa.Column("training_finished_on", sa.Date(), nullable=True),
        sa.Column("disputed_on", sa.Date(), nullable=True),
        sa.Column("dispute_statement", sa.Text(), nullable=True),
        sa.Column("dispute_decided_by_id", sa.BigInteger(), nullable=True),
        sa.Column("dispute_reason", sa.Text(), nullable=True),
        sa.Column("upheld_on", sa.Date(), nullable=True),
        sa.Column("state_asked_on", sa.Date(), nullable=True),
        sa.Column("state_decided_by_id", sa.BigInteger(), nullable=True),
        sa.Column("state_reason", sa.Text(), nullable=True),
        sa.Column("takes_effect_on", sa.Date(), nullable=True),
        sa.Column("suspended_until", sa.Date(), nullable=True),
        sa.Column("clean_year_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(length=24), nullable=True),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("(status = 'ended') = (ended_on is not null)", name=op.f("ck_violation_ended_with_a_day")),
        sa.CheckConstraint(
            "end_reason in ('dismissed','overturned','overturned_by_state','training','clean_year','counted_out')",
            name=op.f("ck_violation_known_end"),
        ),
        sa.CheckConstraint(
            "status in ('county_review','supervisor_review','noticed','disputed','upheld','state_review','standing','ended')",
            name=op.f("ck_violation_known_status"),
        ),
        sa.CheckConstraint("reviewed_by_id <> confirmed_by_id", name=op.f("ck_violation_two_people_review")),
        sa.ForeignKeyConstraint(["confirmed_by_id"], ["staff.id"], name=op.f("fk_violation_confirmed_by_id")),
        sa.ForeignKeyConstraint(["county_code"], ["county.code"], name=op.f("fk_violation_county_code")),
        sa.ForeignKeyConstraint(
            ["dispute_decided_by_id"], ["staff.id"], name=op.f("fk_violation_dispute_decided_by_id")
        ),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_violation_enrollment_id")),
        sa.ForeignKeyConstraint(["reviewed_by_id"], ["staff.id"], name=op.f("fk_violation_reviewed_by_id")),
        sa.ForeignKeyConstraint(["state_decided_by_id"], ["staff.id"], name=op.f("fk_violation_state_decided_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_violation")),
    )
    op.create_index(op.f("ix_violation_enrollment_id"), "violation", ["enrollment_id"], unique=False)
    op.create_index(
        "uq_violation_month", "violation", ["enrollment_id", "month"], unique=True, postgresql_where="status <> 'ended'"
    )
    op.create_table(
        "evv_visit",
        sa.Column("assignment_id", sa.BigInteger(), nullable=False),
        sa.Column("checked_in_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(length=12), nullable=False),
        sa.Column("checked_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("position_in", sa.String(length=32), nullable=True),
        sa.Column("position_out", sa.String(length=32), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("place in ('home','community')", name=op.f("ck_evv_visit_known_place")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_evv_visit_assignment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evv_visit")),
    )
    op.create_index(op.f("ix_evv_visit_assignment_id"), "evv_visit", ["assignment_id"], unique=False)
    op.create_index(
        "uq_evv_visit_open", "evv_visit", ["assignment_id"], unique=True, postgresql_where="checked_out_at is null"
    )
    op.create_table(
        "timesheet",
        sa.Column("assignment_id", sa.BigInteger(), nullable=False),
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("county_code", sa.String(length=2), nullable=False),
        sa.Column("period_begins", sa.Date(), nullable=False),
        sa.Column("period_ends", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("reviewer", sa.String(length=16), nullable=True),
        sa.Column("reasons", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("law", sa.String(length=64), nullable=True),
        sa.Column("claimed_minutes", sa.BigInteger(), nullable=False),
        sa.Column("payable_minutes", sa.BigInteger(), nullable=True),
        sa.Column("proposed_minutes", sa.BigInteger(), nullable=True),
        sa.Column("cutbacks", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("travel_minutes", sa.BigInteger(), nullable=True),
        sa.Column("late_approved", sa.Boolean(), nullable=False),
        sa.Column("first_half_approved", sa.Boolean(), nullable=False),
        sa.Column("signature_checked", sa.Boolean(), nullable=False),
        sa.Column("hold_lifted", sa.Boolean(), nullable=False),
        sa.Column("fix_accepted", sa.Boolean(), nullable=False),
        sa.Column("returned_because", sa.Text(), nullable=True),
        sa.Column("corrects_id", sa.BigInteger(), nullable=True),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("channel in ('online','telephone','paper')", name=op.f("ck_timesheet_known_channel")),
        sa.CheckConstraint(
            "outcome in ('pay','pay_with_cutback','hold','return')", name=op.f("ck_timesheet_known_outcome")
        ),
        sa.CheckConstraint(
            "status <> 'accepted' or payable_minutes is not null", name=op.f("ck_timesheet_accepted_with_minutes")
        ),
        sa.CheckConstraint(
            "status in ('draft','waiting','awaiting_recipient','returned','held','accepted','withdrawn')",
            name=op.f("ck_timesheet_known_status"),
        ),
        sa.CheckConstraint("extract(day from period_begins) in (1, 16)", name=op.f("ck_timesheet_half_month")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_timesheet_assignment_id")),
        sa.ForeignKeyConstraint(["case_id"], ["care_case.id"], name=op.f("fk_timesheet_case_id")),
        sa.ForeignKeyConstraint(["corrects_id"], ["timesheet.id"], name=op.f("fk_timesheet_corrects_id")),
        sa.ForeignKeyConstraint(["county_code"], ["county.code"], name=op.f("fk_timesheet_county_code")),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_timesheet_enrollment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timesheet")),
    )
    op.create_index("ix_timesheet_case", "timesheet", ["case_id", "period_begins"], unique=False)
    op.create_index("ix_timesheet_enrollment", "timesheet", ["enrollment_id", "period_begins"], unique=False)
    op.create_index(
        "ix_timesheet_held",
        "timesheet",
        ["county_code", "decided_at"],
        unique=False,
        postgresql_where="status = 'held'",
    )
    op.create_index(
        "uq_timesheet_of_pair",
        "timesheet",
        ["assignment_id", "period_begins"],
        unique=True,
        postgresql_where="superseded_at is null and status <> 'withdrawn'",
    )
    op.create_table(
        "timesheet_hold",
        sa.Column("assignment_id", sa.BigInteger(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("placed_by_id", sa.BigInteger(), nullable=False),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lifted_by_id", sa.BigInteger(), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_timesheet_hold_assignment_id")),
        sa.ForeignKeyConstraint(["lifted_by_id"], ["staff.id"], name=op.f("fk_timesheet_hold_lifted_by_id")),
        sa.ForeignKeyConstraint(["placed_by_id"], ["staff.id"], name=op.f("fk_timesheet_hold_placed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timesheet_hold")),
    )
    op.create_index(op.f("ix_timesheet_hold_assignment_id"), "timesheet_hold", ["assignment_id"], unique=False)
    op.create_index(
        "uq_timesheet_hold_standing",
        "timesheet_hold",
        ["assignment_id"],
        unique=True,
        postgresql_where="lifted_at is null",
    )
    op.create_table(
        "violation_finding",
        sa.Column("violation_id", sa.BigInteger(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=True),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("limit_minutes", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "code in ('over_forty','over_usual_overtime','over_weekly_limit','over_travel')",
            name=op.f("ck_violation_finding_known_code"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["care_case.id"], name=op.f("fk_violation_finding_case_id")),
        sa.ForeignKeyConstraint(["violation_id"], ["violation.id"], name=op.f("fk_violation_finding_violation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_violation_finding")),
    )
    op.create_index(op.f("ix_violation_finding_violation_id"), "violation_finding", ["violation_id"], unique=False)
    op.create_index(
        "uq_violation_finding", "violation_finding", ["violation_id", "week", "code", "case_id"], unique=True
    )
    op.create_table(
        "timesheet_entry",
        sa.Column("timesheet_id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts", sa.BigInteger(), nullable=False),
        sa.Column("ends", sa.BigInteger(), nullable=False),
        sa.Column("start_again", sa.Boolean(), nullable=False),
        sa.Column("end_again", sa.Boolean(), nullable=False),
        sa.Column("place", sa.String(length=12), nullable=False),
        sa.Column("approved", sa.Boolean(), nullable=False),
        sa.Column("payable_minutes", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("place in ('home','community','both')", name=op.f("ck_timesheet_entry_known_place")),
        sa.ForeignKeyConstraint(["timesheet_id"], ["timesheet.id"], name=op.f("fk_timesheet_entry_timesheet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timesheet_entry")),
    )
    op.create_index("ix_timesheet_entry", "timesheet_entry", ["timesheet_id", "version"], unique=False)
    op.create_table(
        "timesheet_version",
        sa.Column("timesheet_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_by_id", sa.BigInteger(), nullable=True),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("claimed_minutes", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_timesheet_version_staff_id")),
        sa.ForeignKeyConstraint(["submitted_by_id"], ["account.id"], name=op.f("fk_timesheet_version_submitted_by_id")),
        sa.ForeignKeyConstraint(["timesheet_id"], ["timesheet.id"], name=op.f("fk_timesheet_version_timesheet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_timesheet_version")),
    )
    op.create_index("uq_timesheet_version", "timesheet_version", ["timesheet_id", "number"], unique=True)
    op.create_table(
        "travel_claim",
        sa.Column("timesheet_id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("from_assignment_id", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=True),
        sa.Column("payable_minutes", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["from_assignment_id"], ["assignment.id"], name=op.f("fk_travel_claim_from_assignment_id")
        ),
        sa.ForeignKeyConstraint(["timesheet_id"], ["timesheet.id"], name=op.f("fk_travel_claim_timesheet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_travel_claim")),
    )
    op.create_index("ix_travel_claim", "travel_claim", ["timesheet_id", "version"], unique=False)
    op.create_table(
        "exemption",
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("circumstances", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by_id", sa.BigInteger(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decision_id", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("kind in ('exemption_1','exemption_2')", name=op.f("ck_exemption_known_kind")),
        sa.CheckConstraint(
            "outcome <> 'approve' or starts_on is not null", name=op.f("ck_exemption_approved_from_a_day")
        ),
        sa.CheckConstraint("outcome in ('approve','refuse')", name=op.f("ck_exemption_known_outcome")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["staff.id"], name=op.f("fk_exemption_decided_by_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_exemption_decision_id")),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_exemption_enrollment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exemption")),
    )
    op.create_index(op.f("ix_exemption_enrollment_id"), "exemption", ["enrollment_id"], unique=False)
    op.create_table(
        "extra_hours",
        sa.Column("assignment_id", sa.BigInteger(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("unanticipated", sa.Boolean(), nullable=False),
        sa.Column("cannot_wait", sa.Boolean(), nullable=False),
        sa.Column("health_or_safety", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by_id", sa.BigInteger(), nullable=True),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.String(length=12), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.BigInteger(), nullable=True),
        sa.Column("decision_id", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("outcome in ('approve','refuse','not_needed')", name=op.f("ck_extra_hours_known_outcome")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["account.id"], name=op.f("fk_extra_hours_asked_by_id")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_extra_hours_assignment_id")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["staff.id"], name=op.f("fk_extra_hours_decided_by_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_extra_hours_decision_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_extra_hours_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extra_hours")),
    )
    op.create_index(op.f("ix_extra_hours_assignment_id"), "extra_hours", ["assignment_id"], unique=False)
    op.create_table(
        "sick_leave_claim",
        sa.Column("assignment_id", sa.BigInteger(), nullable=False),
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("planned", sa.Boolean(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=True),
        sa.Column("payable_minutes", sa.BigInteger(), nullable=True),
        sa.Column("decision_id", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("outcome in ('pay','return')", name=op.f("ck_sick_leave_claim_known_outcome")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_sick_leave_claim_assignment_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_sick_leave_claim_decision_id")),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_sick_leave_claim_enrollment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sick_leave_claim")),
    )
    op.create_index(op.f("ix_sick_leave_claim_assignment_id"), "sick_leave_claim", ["assignment_id"], unique=False)
    op.create_index(op.f("ix_sick_leave_claim_enrollment_id"), "sick_leave_claim", ["enrollment_id"], unique=False)
    op.add_column("assignment", sa.Column("back_up", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.alter_column("assignment", "back_up", server_default=None)
    op.add_column("care_case", sa.Column("advance_pay_since", sa.Date(), nullable=True))
    op.execute(
        "create trigger timesheet_version_is_added_to_only before update or delete on timesheet_version "
        "for each row execute function refuse_change()"
    )


def downgrade() -> None:
    """Take them back."""
    op.drop_column("care_case", "advance_pay_since")
    op.drop_column("assignment", "back_up")
    for table in (
        "sick_leave_claim",
        "extra_hours",
        "exemption",
        "travel_claim",
        "timesheet_version",
        "timesheet_entry",
        "violation_finding",
        "timesheet_hold",
        "timesheet",
        "evv_visit",
        "violation",
        "recipient_absence",
    ):
        op.drop_table(table)
