"""Organizations of provider inquiry, their users, and account requests."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0040"
down_revision = "0039"
ROLES_BEFORE = (
    *("caseworker", "supervisor", "intake_clerk", "public_authority", "state_reviewer", "policy_analyst", "auditor"),
    *("administrator", "payroll_officer"),
)
MORE_ROLES = ("regional_office", "information_technology", "help_desk")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "organization",
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("type", sa.String(length=24), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("zip_code", sa.String(length=10), nullable=False),
        sa.Column("county_code", sa.String(length=2), nullable=False),
        sa.Column("regional_office", sa.String(length=16), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("status_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("frozen_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("sentence", sa.Text(), nullable=True),
        sa.Column("liaison_first_name", sa.Text(), nullable=False),
        sa.Column("liaison_last_name", sa.Text(), nullable=False),
        sa.Column("liaison_title", sa.Text(), nullable=False),
        sa.Column("liaison_phone", sa.Text(), nullable=False),
        sa.Column("liaison_email", sa.Text(), nullable=False),
        sa.Column("accepts_delay", sa.Boolean(), nullable=False),
        sa.Column("internal_agreements", sa.Boolean(), nullable=False),
        sa.Column("has_permissions", sa.Boolean(), nullable=True),
        sa.Column("paperless_in_time", sa.Boolean(), nullable=False),
        sa.Column("reciprocal", sa.String(length=16), nullable=False),
        sa.Column("reciprocal_reason", sa.Text(), nullable=True),
        sa.Column("recertified_on", sa.Date(), nullable=True),
        sa.Column("code_hash", sa.Text(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "(kind = 'plan') = (has_permissions is null)", name=op.f("ck_organization_permissions_asked_of_providers")
        ),
        sa.CheckConstraint("kind in ('provider','plan','government')", name=op.f("ck_organization_known_kind")),
        sa.CheckConstraint("reciprocal in ('agreed','not_feasible')", name=op.f("ck_organization_known_reciprocal")),
        sa.CheckConstraint(
            "regional_office in ('sacramento','san_francisco','los_angeles')", name=op.f("ck_organization_known_office")
        ),
        sa.CheckConstraint(
            "status in ('applied','returned','approved','frozen','refused','withdrawn','ended')",
            name=op.f("ck_organization_known_status"),
        ),
        sa.CheckConstraint(
            "type in ('ccs_hospital','special_care_center','physician_group','other_provider','medi_cal_plan','healthy_families_plan','government_agency')",
            name=op.f("ck_organization_known_type"),
        ),
        sa.ForeignKeyConstraint(["county_code"], ["county.code"], name=op.f("fk_organization_county_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization")),
        sa.UniqueConstraint("number", name=op.f("uq_organization_number")),
    )
    op.create_index(op.f("ix_organization_county_code"), "organization", ["county_code"], unique=False)
    op.create_index("ix_organization_status", "organization", ["status", "status_since"], unique=False)
    op.create_table(
        "organization_plan",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("plan_code", sa.String(length=12), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_organization_plan_in_order")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_organization_plan_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization_plan")),
    )
    op.create_index("ix_organization_plan_code", "organization_plan", ["plan_code"], unique=False)
    op.create_index(
        op.f("ix_organization_plan_organization_id"), "organization_plan", ["organization_id"], unique=False
    )
    op.create_table(
        "organization_user",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("sign_in_name", sa.String(length=24), nullable=True),
        sa.Column("first_name", sa.Text(), nullable=False),
        sa.Column("last_name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("liaison", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("one_time_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("password_changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("oath_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("oath", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("leaves_on", sa.Date(), nullable=True),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("disabled_reason", sa.String(length=24), nullable=True),
        sa.Column("recertified_on", sa.Date(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "(status = 'disabled') = (disabled_at is not null)", name=op.f("ck_organization_user_disabled_at_some_time")
        ),
        sa.CheckConstraint(
            "status <> 'active' or oath_at is not null", name=op.f("ck_organization_user_active_under_oath")
        ),
        sa.CheckConstraint(
            "status in ('asked','assigned','active','disabled')", name=op.f("ck_organization_user_known_status")
        ),
        sa.CheckConstraint(
            "status in ('asked','disabled') or sign_in_name is not null",
            name=op.f("ck_organization_user_named_when_assigned"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_organization_user_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization_user")),
        sa.UniqueConstraint("sign_in_name", name=op.f("uq_organization_user_sign_in_name")),
    )
    op.create_index(
        "ix_organization_user_liaisons",
        "organization_user",
        ["organization_id"],
        unique=False,
        postgresql_where="liaison and status = 'active'",
    )
    op.create_index(
        op.f("ix_organization_user_organization_id"), "organization_user", ["organization_id"], unique=False
    )
    op.create_table(
        "account_request",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("status_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.BigInteger(), nullable=True),
        sa.Column("named_by_id", sa.BigInteger(), nullable=True),
        sa.Column("attested_permissions", sa.Boolean(), nullable=True),
        sa.Column("attested_internal_agreements", sa.Boolean(), nullable=False),
        sa.Column("attested_paperless", sa.Boolean(), nullable=False),
        sa.Column("reviewed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sentence", sa.Text(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "status in ('in_review','returned','at_it_unit','with_liaison','awaiting_day',"
            "'done','refused','withdrawn','expired')",
            name=op.f("ck_account_request_known_status"),
        ),
        sa.CheckConstraint(
            "(made_by_id is null) <> (named_by_id is null)", name=op.f("ck_account_request_made_by_one")
        ),
        sa.CheckConstraint("reviewed_by_id <> named_by_id", name=op.f("ck_account_request_not_reviewed_by_its_maker")),
        sa.ForeignKeyConstraint(["made_by_id"], ["organization_user.id"], name=op.f("fk_account_request_made_by_id")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_account_request_organization_id")
        ),
        sa.ForeignKeyConstraint(["named_by_id"], ["staff.id"], name=op.f("fk_account_request_named_by_id")),
        sa.ForeignKeyConstraint(["reviewed_by_id"], ["staff.id"], name=op.f("fk_account_request_reviewed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_request")),
        sa.UniqueConstraint("number", name=op.f("uq_account_request_number")),
    )
    op.create_index(
        "ix_account_request_open",
        "account_request",
        ["status", "status_since"],
        unique=False,
        postgresql_where="closed_at is null",
    )
    op.create_index(op.f("ix_account_request_organization_id"), "account_request", ["organization_id"], unique=False)
    op.create_table(
        "organization_session",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("banner_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["organization_user.id"], name=op.f("fk_organization_session_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_organization_session_token_hash")),
    )
    op.create_index(op.f("ix_organization_session_user_id"), "organization_session", ["user_id"], unique=False)
    op.create_table(
        "recertification",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_by_id", sa.BigInteger(), nullable=True),
        sa.Column("lapsed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["finished_by_id"], ["organization_user.id"], name=op.f("fk_recertification_finished_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_recertification_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recertification")),
    )
    op.create_index(op.f("ix_recertification_organization_id"), "recertification", ["organization_id"], unique=False)
    op.create_index(
        "uq_recertification_open",
        "recertification",
        ["organization_id"],
        unique=True,
        postgresql_where="finished_at is null",
    )
    op.create_table(
        "account_change",
        sa.Column("request_id", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("action", sa.String(length=8), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("first_name", sa.Text(), nullable=True),
        sa.Column("last_name", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("department", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("liaison", sa.Boolean(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=True),
        sa.Column("approved_by_id", sa.BigInteger(), nullable=True),
        sa.Column("assigned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("assigned_by_id", sa.BigInteger(), nullable=True),
        sa.Column("password_made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("handed_out_on", sa.Date(), nullable=True),
        sa.Column("handed_out_by_id", sa.BigInteger(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("action = 'add' or user_id is not null", name=op.f("ck_account_change_about_somebody")),
        sa.CheckConstraint("action in ('add','modify','delete')", name=op.f("ck_account_change_known_action")),
        sa.CheckConstraint(
            "reason in ('new_staff','separation','transfer','name_change','duties_changed','new_liaison','other')",
            name=op.f("ck_account_change_known_reason"),
        ),
        sa.CheckConstraint(
            "status in ('asked','approved','assigned','handed_out','done','refused','withdrawn','expired')",
            name=op.f("ck_account_change_known_status"),
        ),
        sa.CheckConstraint("assigned_by_id <> approved_by_id", name=op.f("ck_account_change_not_made_by_its_approver")),
        sa.ForeignKeyConstraint(["approved_by_id"], ["staff.id"], name=op.f("fk_account_change_approved_by_id")),
        sa.ForeignKeyConstraint(["assigned_by_id"], ["staff.id"], name=op.f("fk_account_change_assigned_by_id")),
        sa.ForeignKeyConstraint(
            ["handed_out_by_id"], ["organization_user.id"], name=op.f("fk_account_change_handed_out_by_id")
        ),
        sa.ForeignKeyConstraint(["request_id"], ["account_request.id"], name=op.f("fk_account_change_request_id")),
        sa.ForeignKeyConstraint(["user_id"], ["organization_user.id"], name=op.f("fk_account_change_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_change")),
    )
    op.create_index(op.f("ix_account_change_user_id"), "account_change", ["user_id"], unique=False)
    op.create_index("uq_account_change", "account_change", ["request_id", "place"], unique=True)
    op.create_table(
        "recertified_user",
        sa.Column("recertification_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("stays", sa.Boolean(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["recertification_id"], ["recertification.id"], name=op.f("fk_recertified_user_recertification_id")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["organization_user.id"], name=op.f("fk_recertified_user_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recertified_user")),
    )
    op.create_index("uq_recertified_user", "recertified_user", ["recertification_id", "user_id"], unique=True)
    _roles(ROLES_BEFORE + MORE_ROLES)


def downgrade() -> None:
    """Take them away."""
    op.execute(f"delete from staff_role where role in {MORE_ROLES}")
    _roles(ROLES_BEFORE)
    op.drop_table("recertified_user")
    op.drop_table("account_change")
    op.drop_table("recertification")
    op.drop_table("organization_session")
    op.drop_table("account_request")
    op.drop_table("organization_user")
    op.drop_table("organization_plan")
    op.drop_table("organization")


def _roles(known: tuple[str, ...]) -> None:
    """What somebody may work as."""
    op.drop_constraint(op.f("ck_staff_role_known_role"), "staff_role", type_="check")
    op.create_check_constraint(op.f("ck_staff_role_known_role"), "staff_role", f"role in {known}")
