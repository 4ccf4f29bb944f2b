"""Providers are enrolled and assigned."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"


ROLES_BEFORE = ("caseworker", "supervisor", "intake_clerk", "policy_analyst", "auditor", "administrator")
ROLES = (*ROLES_BEFORE, "public_authority", "state_reviewer")


def upgrade() -> None:
    """Apply."""
    op.drop_constraint(op.f("ck_staff_role_known_role"), "staff_role", type_="check")
    op.create_check_constraint(op.f("ck_staff_role_known_role"), "staff_role", f"role in {ROLES}")
    op.create_table(
        "enrollment",
        sa.Column("enrollment_number", sa.String(length=16), nullable=False),
        sa.Column("county_code", sa.String(length=2), nullable=False),
        sa.Column("unit_id", sa.BigInteger(), nullable=True),
        sa.Column("worker_id", sa.BigInteger(), nullable=True),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("status_since", sa.Date(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_by_id", sa.BigInteger(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("first_name", sa.Text(), nullable=False),
        sa.Column("middle_name", sa.Text(), nullable=True),
        sa.Column("last_name", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=False),
        sa.Column("ssn_cipher", sa.LargeBinary(), nullable=True),
        sa.Column("ssn_index", sa.LargeBinary(), nullable=True),
        sa.Column("street", sa.Text(), nullable=True),
        sa.Column("city", sa.Text(), nullable=True),
        sa.Column("zip_code", sa.String(length=10), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("spoken_language", sa.String(length=8), nullable=False),
        sa.Column("written_language", sa.String(length=8), nullable=False),
        sa.Column("application_received_on", sa.Date(), nullable=True),
        sa.Column("identity_document", sa.String(length=24), nullable=True),
        sa.Column("ssn_card_seen", sa.Boolean(), nullable=True),
        sa.Column("work_authorized", sa.Boolean(), nullable=True),
        sa.Column("work_permit_until", sa.Date(), nullable=True),
        sa.Column("fingerprints_taken_on", sa.Date(), nullable=True),
        sa.Column("orientation_attended_on", sa.Date(), nullable=True),
        sa.Column("orientation_how", sa.String(length=16), nullable=True),
        sa.Column("agreement_signed_on", sa.Date(), nullable=True),
        sa.Column("ssn_standing", sa.String(length=16), nullable=False),
        sa.Column("list_standing", sa.String(length=16), nullable=False),
        sa.Column("background", sa.String(length=16), nullable=False),
        sa.Column("arrest_noted_on", sa.Date(), nullable=True),
        sa.Column("designated_on", sa.Date(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("extended_on", sa.Date(), nullable=True),
        sa.Column("extension_reason", sa.Text(), nullable=True),
        sa.Column("enrolled_on", sa.Date(), nullable=True),
        sa.Column("paid_from", sa.Date(), nullable=True),
        sa.Column("last_paid_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.Column("name_folded", sa.Text(), nullable=False),
        sa.Column("name_keys", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.CheckConstraint(
            "background in ('not_asked','asked','delayed','record','clear','waiver_possible','ineligible','excepted')",
            name=op.f("ck_enrollment_known_background"),
        ),
        sa.CheckConstraint(
            "channel in ('online','in_person','mail','designation')", name=op.f("ck_enrollment_known_channel")
        ),
        sa.CheckConstraint(
            "list_standing in ('not_asked','asked','by_hand','verified','mismatch','clear','match')",
            name=op.f("ck_enrollment_known_list_standing"),
        ),
        sa.CheckConstraint(
            "ssn_standing in ('not_asked','asked','by_hand','verified','mismatch','clear','match')",
            name=op.f("ck_enrollment_known_ssn_standing"),
        ),
        sa.CheckConstraint(
            "status in ('pending','enrolled','enrolled_by_waiver','waiver_possible','ineligible','suspended','terminated','lapsed','withdrawn')",
            name=op.f("ck_enrollment_known_status"),
        ),
        sa.ForeignKeyConstraint(["begun_by_id"], ["staff.id"], name=op.f("fk_enrollment_begun_by_id")),
        sa.ForeignKeyConstraint(["county_code"], ["county.code"], name=op.f("fk_enrollment_county_code")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_enrollment_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_enrollment_unit_id")),
        sa.ForeignKeyConstraint(["worker_id"], ["staff.id"], name=op.f("fk_enrollment_worker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrollment")),
        sa.UniqueConstraint("enrollment_number", name=op.f("uq_enrollment_enrollment_number")),
    )
    op.create_index("ix_enrollment_birth", "enrollment", ["birth_date"], unique=False)
    op.create_index("ix_enrollment_county", "enrollment", ["county_code", "status", "status_since"], unique=False)
    op.create_index(
        "ix_enrollment_name_folded",
        "enrollment",
        ["name_folded"],
        unique=False,
        postgresql_ops={"name_folded": "text_pattern_ops"},
    )
    op.create_index("ix_enrollment_name_keys", "enrollment", ["name_keys"], unique=False, postgresql_using="gin")
    op.create_index(op.f("ix_enrollment_person_id"), "enrollment", ["person_id"], unique=False)
    op.create_index(
        "ix_enrollment_ssn", "enrollment", ["ssn_index"], unique=False, postgresql_where="ssn_index is not null"
    )
    op.create_index(op.f("ix_enrollment_unit_id"), "enrollment", ["unit_id"], unique=False)
    op.create_index(op.f("ix_enrollment_worker_id"), "enrollment", ["worker_id"], unique=False)
    op.create_index("uq_enrollment_open", "enrollment", ["person_id"], unique=True, postgresql_where="ended_on is null")
    op.create_table(
        "assignment",
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("county_code", sa.String(length=2), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("designated_on", sa.Date(), nullable=False),
        sa.Column("related_as", sa.String(length=24), nullable=False),
        sa.Column("lives_together", sa.Boolean(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(length=32), nullable=True),
        sa.Column("leave_from", sa.Date(), nullable=True),
        sa.Column("leave_reason", sa.String(length=32), nullable=True),
        sa.Column("live_in_received_on", sa.Date(), nullable=True),
        sa.Column("live_in_processed_on", sa.Date(), nullable=True),
        sa.Column("live_in_cancelled_on", sa.Date(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("(status = 'ended') = (ended_on is not null)", name=op.f("ck_assignment_ended_with_a_day")),
        sa.CheckConstraint(
            "status in ('waiting','ready','active','on_leave','ended')", name=op.f("ck_assignment_known_status")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["care_case.id"], name=op.f("fk_assignment_case_id")),
        sa.ForeignKeyConstraint(["county_code"], ["county.code"], name=op.f("fk_assignment_county_code")),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_assignment_enrollment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
    )
    op.create_index(op.f("ix_assignment_case_id"), "assignment", ["case_id"], unique=False)
    op.create_index(op.f("ix_assignment_enrollment_id"), "assignment", ["enrollment_id"], unique=False)
    op.create_index(
        "uq_assignment_open",
        "assignment",
        ["enrollment_id", "case_id"],
        unique=True,
        postgresql_where="status <> 'ended'",
    )
    op.create_table(
        "partner_inquiry",
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("partner", sa.String(length=8), nullable=False),
        sa.Column("reference", sa.String(length=24), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.String(length=16), nullable=True),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.String(length=16), nullable=True),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.Column("proof", sa.Text(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("partner in ('doj','ssn','list')", name=op.f("ck_partner_inquiry_known_partner")),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_partner_inquiry_enrollment_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_partner_inquiry_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_inquiry")),
        sa.UniqueConstraint("reference", name=op.f("uq_partner_inquiry_reference")),
    )
    op.create_index(op.f("ix_partner_inquiry_enrollment_id"), "partner_inquiry", ["enrollment_id"], unique=False)
    op.create_table(
        "registry_listing",
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("listed_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("languages", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("days", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("minutes_per_week", sa.BigInteger(), nullable=True),
        sa.Column("areas", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_registry_listing_enrollment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_listing")),
        sa.UniqueConstraint("enrollment_id", name=op.f("uq_registry_listing_enrollment_id")),
    )
    op.create_table(
        "workweek_agreement",
        sa.Column("form", sa.String(length=8), nullable=False),
        sa.Column("enrollment_id", sa.BigInteger(), nullable=True),
        sa.Column("case_id", sa.BigInteger(), nullable=True),
        sa.Column("assignment_id", sa.BigInteger(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("schedule", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("noted_by_id", sa.BigInteger(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("form in ('soc_2255','soc_2256')", name=op.f("ck_workweek_agreement_known_form")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_workweek_agreement_assignment_id")),
        sa.ForeignKeyConstraint(["case_id"], ["care_case.id"], name=op.f("fk_workweek_agreement_case_id")),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_workweek_agreement_enrollment_id")),
        sa.ForeignKeyConstraint(["noted_by_id"], ["staff.id"], name=op.f("fk_workweek_agreement_noted_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workweek_agreement")),
    )
    op.create_index(op.f("ix_workweek_agreement_assignment_id"), "workweek_agreement", ["assignment_id"], unique=False)
    op.create_index(op.f("ix_workweek_agreement_case_id"), "workweek_agreement", ["case_id"], unique=False)
    op.create_index(op.f("ix_workweek_agreement_enrollment_id"), "workweek_agreement", ["enrollment_id"], unique=False)
    op.create_table(
        "assignment_hours",
        sa.Column("assignment_id", sa.BigInteger(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("minutes_per_week", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("decision_id", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignment.id"], name=op.f("fk_assignment_hours_assignment_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_assignment_hours_decision_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_assignment_hours_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment_hours")),
    )
    op.create_index(op.f("ix_assignment_hours_assignment_id"), "assignment_hours", ["assignment_id"], unique=False)
    op.create_table(
        "enrollment_status",
        sa.Column("enrollment_id", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("before", sa.String(length=24), nullable=True),
        sa.Column("cause", sa.String(length=32), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("decision_id", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_enrollment_status_decision_id")),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_enrollment_status_enrollment_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_enrollment_status_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrollment_status")),
    )
    op.create_index(op.f("ix_enrollment_status_enrollment_id"), "enrollment_status", ["enrollment_id"], unique=False)
    op.execute("""
        create trigger enrollment_status_is_added_to_only before update or delete on enrollment_status
        for each row execute function refuse_change()""")


def downgrade() -> None:
    """Take back."""
    op.drop_constraint(op.f("ck_staff_role_known_role"), "staff_role", type_="check")
    op.create_check_constraint(op.f("ck_staff_role_known_role"), "staff_role", f"role in {ROLES_BEFORE}")
    op.drop_index(op.f("ix_enrollment_status_enrollment_id"), table_name="enrollment_status")
    op.drop_table("enrollment_status")
    op.drop_index(op.f("ix_assignment_hours_assignment_id"), table_name="assignment_hours")
    op.drop_table("assignment_hours")
    op.drop_index(op.f("ix_workweek_agreement_enrollment_id"), table_name="workweek_agreement")
    op.drop_index(op.f("ix_workweek_agreement_case_id"), table_name="workweek_agreement")
    op.drop_index(op.f("ix_workweek_agreement_assignment_id"), table_name="workweek_agreement")
    op.drop_table("workweek_agreement")
    op.drop_table("registry_listing")
    op.drop_index(op.f("ix_partner_inquiry_enrollment_id"), table_name="partner_inquiry")
    op.drop_table("partner_inquiry")
    op.drop_index("uq_assignment_open", table_name="assignment", postgresql_where="status <> 'ended'")
    op.drop_index(op.f("ix_assignment_enrollment_id"), table_name="assignment")
    op.drop_index(op.f("ix_assignment_case_id"), table_name="assignment")
    op.drop_table("assignment")
    op.drop_index("uq_enrollment_open", table_name="enrollment", postgresql_where="ended_on is null")
    op.drop_index(op.f("ix_enrollment_worker_id"), table_name="enrollment")
    op.drop_index(op.f("ix_enrollment_unit_id"), table_name="enrollment")
    op.drop_index("ix_enrollment_ssn", table_name="enrollment", postgresql_where="ssn_index is not null")
    op.drop_index(op.f("ix_enrollment_person_id"), table_name="enrollment")
    op.drop_index("ix_enrollment_name_keys", table_name="enrollment", postgresql_using="gin")
    op.drop_index(
        "ix_enrollment_name_folded", table_name="enrollment", postgresql_ops={"name_folded": "text_pattern_ops"}
    )
    op.drop_index("ix_enrollment_county", table_name="enrollment")
    op.drop_index("ix_enrollment_birth", table_name="enrollment")
    op.drop_table("enrollment")
