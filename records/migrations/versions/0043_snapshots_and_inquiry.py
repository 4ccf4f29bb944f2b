"""Snapshots of yesterday, what users looked at, and questions to the help desk."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0043"
down_revision = "0042"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "snapshot",
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sars", sa.BigInteger(), nullable=False),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.Column("clients", sa.BigInteger(), nullable=False),
        sa.Column("letters", sa.BigInteger(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "status in ('building','current','former','failed','dropped')", name=op.f("ck_snapshot_known_status")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot")),
    )
    op.create_index("uq_snapshot_building", "snapshot", ["status"], unique=True, postgresql_where="status = 'building'")
    op.create_index("uq_snapshot_current", "snapshot", ["status"], unique=True, postgresql_where="status = 'current'")
    op.create_table(
        "snapshot_client",
        sa.Column("snapshot_id", sa.BigInteger(), nullable=False),
        sa.Column("client_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.String(length=7), nullable=False),
        sa.Column("cin", sa.String(length=9), nullable=True),
        sa.Column("name_folded", sa.Text(), nullable=False),
        sa.Column("name_keys", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("snapshot_id", "client_id", name=op.f("pk_snapshot_client")),
        postgresql_partition_by="LIST (snapshot_id)",
    )
    op.create_index("ix_snapshot_client_cin", "snapshot_client", ["cin"], unique=False)
    op.create_index("ix_snapshot_client_name", "snapshot_client", ["birth_date", "name_folded"], unique=False)
    op.create_index("uq_snapshot_client_number", "snapshot_client", ["snapshot_id", "number"], unique=True)
    op.create_table(
        "snapshot_line",
        sa.Column("snapshot_id", sa.BigInteger(), nullable=False),
        sa.Column("sar_id", sa.BigInteger(), nullable=False),
        sa.Column("line_id", sa.BigInteger(), nullable=False),
        sa.Column("client_number", sa.String(length=7), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("snapshot_id", "sar_id", "line_id", name=op.f("pk_snapshot_line")),
        postgresql_partition_by="LIST (snapshot_id)",
    )
    op.create_table(
        "snapshot_letter",
        sa.Column("snapshot_id", sa.BigInteger(), nullable=False),
        sa.Column("letter_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("client_number", sa.String(length=7), nullable=False),
        sa.Column("sar_number", sa.String(length=11), nullable=True),
        sa.Column("line_ids", postgresql.ARRAY(sa.BigInteger()), nullable=True),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("snapshot_id", "letter_id", name=op.f("pk_snapshot_letter")),
        postgresql_partition_by="LIST (snapshot_id)",
    )
    op.create_index("ix_snapshot_letter_client", "snapshot_letter", ["client_number"], unique=False)
    op.create_index("uq_snapshot_letter_number", "snapshot_letter", ["snapshot_id", "number"], unique=True)
    op.create_index("ix_snapshot_letter_sar", "snapshot_letter", ["sar_number"], unique=False)
    op.create_table(
        "snapshot_reach",
        sa.Column("snapshot_id", sa.BigInteger(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("sar_id", sa.BigInteger(), nullable=False),
        sa.Column("client_number", sa.String(length=7), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint(
            "snapshot_id", "organization_id", "changed_on", "sar_id", name=op.f("pk_snapshot_reach")
        ),
        postgresql_partition_by="LIST (snapshot_id)",
    )
    op.create_index(
        "ix_snapshot_reach_days", "snapshot_reach", ["organization_id", "starts_on", "sar_id"], unique=False
    )
    op.create_index(
        "ix_snapshot_reach_status",
        "snapshot_reach",
        ["snapshot_id", "organization_id", "status", "changed_on", "sar_id"],
        unique=False,
    )
    op.create_table(
        "snapshot_right",
        sa.Column("snapshot_id", sa.BigInteger(), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("snapshot_id", "organization_id", "key", name=op.f("pk_snapshot_right")),
        postgresql_partition_by="LIST (snapshot_id)",
    )
    op.create_table(
        "snapshot_party",
        sa.Column("snapshot_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("sar_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("snapshot_id", "number", "changed_on", "sar_id", name=op.f("pk_snapshot_party")),
        postgresql_partition_by="LIST (snapshot_id)",
    )
    op.create_index("ix_snapshot_party_sar", "snapshot_party", ["sar_id"], unique=False)
    op.create_table(
        "snapshot_sar",
        sa.Column("snapshot_id", sa.BigInteger(), nullable=False),
        sa.Column("sar_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.String(length=11), nullable=False),
        sa.Column("client_number", sa.String(length=7), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("snapshot_id", "sar_id", name=op.f("pk_snapshot_sar")),
        postgresql_partition_by="LIST (snapshot_id)",
    )
    op.create_index("ix_snapshot_sar_changed", "snapshot_sar", ["changed_on"], unique=False)
    op.create_index("ix_snapshot_sar_client", "snapshot_sar", ["client_number"], unique=False)
    op.create_index("uq_snapshot_sar_number", "snapshot_sar", ["snapshot_id", "number"], unique=True)
    op.create_table(
        "help_ticket",
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("topic", sa.String(length=24), nullable=False),
        sa.Column("page", sa.String(length=80), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("assignee_id", sa.BigInteger(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "topic in ('password','access','missing_authorization','printing','account_request','other')",
            name=op.f("ck_help_ticket_known_topic"),
        ),
        sa.ForeignKeyConstraint(["assignee_id"], ["staff.id"], name=op.f("fk_help_ticket_assignee_id")),
        sa.ForeignKeyConstraint(["organization_id"], ["organization.id"], name=op.f("fk_help_ticket_organization_id")),
        sa.ForeignKeyConstraint(["user_id"], ["organization_user.id"], name=op.f("fk_help_ticket_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_ticket")),
        sa.UniqueConstraint("number", name=op.f("uq_help_ticket_number")),
    )
    op.create_index(
        "ix_help_ticket_open", "help_ticket", ["opened_at"], unique=False, postgresql_where="closed_at is null"
    )
    op.create_index(op.f("ix_help_ticket_organization_id"), "help_ticket", ["organization_id"], unique=False)
    op.create_table(
        "probing_alert",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("misses", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by_id", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["closed_by_id"], ["staff.id"], name=op.f("fk_probing_alert_closed_by_id")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_probing_alert_organization_id")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["organization_user.id"], name=op.f("fk_probing_alert_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_probing_alert")),
    )
    op.create_index(
        "uq_probing_alert_open", "probing_alert", ["user_id"], unique=True, postgresql_where="closed_at is null"
    )
    op.create_table(
        "help_message",
        sa.Column("ticket_id", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=True),
        sa.Column("staff_id", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("num_nonnulls(user_id, staff_id) = 1", name=op.f("ck_help_message_said_by_one")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_help_message_staff_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["help_ticket.id"], name=op.f("fk_help_message_ticket_id")),
        sa.ForeignKeyConstraint(["user_id"], ["organization_user.id"], name=op.f("fk_help_message_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_message")),
    )
    op.create_index(op.f("ix_help_message_ticket_id"), "help_message", ["ticket_id"], unique=False)
    op.create_table(
        "inquiry_log",
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("deed", sa.String(length=16), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("sar_number", sa.String(length=11), nullable=True),
        sa.Column("client_number", sa.String(length=7), nullable=True),
        sa.Column("letter_number", sa.String(length=16), nullable=True),
        sa.Column("terms", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("found", sa.BigInteger(), nullable=True),
        sa.Column("permission_id", sa.BigInteger(), nullable=True),
        sa.Column("membership_id", sa.BigInteger(), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "deed in ('view','search','print','export','sign_in','sign_in_failed','not_found')",
            name=op.f("ck_inquiry_log_known_deed"),
        ),
        sa.ForeignKeyConstraint(["membership_id"], ["plan_membership.id"], name=op.f("fk_inquiry_log_membership_id")),
        sa.ForeignKeyConstraint(["organization_id"], ["organization.id"], name=op.f("fk_inquiry_log_organization_id")),
        sa.ForeignKeyConstraint(
            ["permission_id"], ["written_permission.id"], name=op.f("fk_inquiry_log_permission_id")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["organization_user.id"], name=op.f("fk_inquiry_log_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiry_log")),
    )
    op.create_index(
        "ix_inquiry_log_client",
        "inquiry_log",
        ["client_number", "at"],
        unique=False,
        postgresql_where="client_number is not null",
    )
    op.create_index("ix_inquiry_log_organization", "inquiry_log", ["organization_id", "at"], unique=False)
    op.create_index("ix_inquiry_log_user", "inquiry_log", ["user_id", "at"], unique=False)


def downgrade() -> None:
    """Take them away."""
    op.drop_table("inquiry_log")
    op.drop_table("help_message")
    op.drop_table("probing_alert")
    op.drop_table("help_ticket")
    op.drop_table("snapshot_sar")
    op.drop_table("snapshot_party")
    op.drop_table("snapshot_right")
    op.drop_table("snapshot_reach")
    op.drop_table("snapshot_letter")
    op.drop_table("snapshot_line")
    op.drop_table("snapshot_client")
    op.drop_table("snapshot")
