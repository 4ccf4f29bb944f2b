"""Records may be about an organization or an account request; providers of a domain and their permissions."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
ADDED = {
    "clock": (
        "organization_id",
        "account_request_id",
    ),
    "decision": (
        "organization_id",
        "account_request_id",
    ),
    "document": (
        "sent_by_user_id",
        "organization_id",
        "account_request_id",
    ),
    "event": (
        "user_id",
        "organization_id",
        "account_request_id",
    ),
    "notice": (
        "organization_id",
        "account_request_id",
    ),
    "submission": (
        "user_id",
        "organization_id",
        "account_request_id",
    ),
    "task": (
        "organization_id",
        "account_request_id",
    ),
}


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "organization_provider",
        sa.Column("organization_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by_user_id", sa.BigInteger(), nullable=True),
        sa.Column("noted_by_id", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_organization_provider_in_order")),
        sa.ForeignKeyConstraint(["noted_by_id"], ["staff.id"], name=op.f("fk_organization_provider_noted_by_id")),
        sa.ForeignKeyConstraint(
            ["noted_by_user_id"], ["organization_user.id"], name=op.f("fk_organization_provider_noted_by_user_id")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_organization_provider_organization_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization_provider")),
    )
    op.create_index("ix_organization_provider_number", "organization_provider", ["number"], unique=False)
    op.create_index(
        "uq_organization_provider_open",
        "organization_provider",
        ["organization_id", "number"],
        unique=True,
        postgresql_where="ends_on is null",
    )
    op.create_table(
        "written_permission",
        sa.Column("organization_provider_id", sa.BigInteger(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=True),
        sa.Column("document_id", sa.BigInteger(), nullable=True),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by_user_id", sa.BigInteger(), nullable=True),
        sa.Column("noted_by_id", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_written_permission_in_order")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_written_permission_document_id")),
        sa.ForeignKeyConstraint(["noted_by_id"], ["staff.id"], name=op.f("fk_written_permission_noted_by_id")),
        sa.ForeignKeyConstraint(
            ["noted_by_user_id"], ["organization_user.id"], name=op.f("fk_written_permission_noted_by_user_id")
        ),
        sa.ForeignKeyConstraint(
            ["organization_provider_id"],
            ["organization_provider.id"],
            name=op.f("fk_written_permission_organization_provider_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_written_permission")),
    )
    op.create_index(
        op.f("ix_written_permission_organization_provider_id"),
        "written_permission",
        ["organization_provider_id"],
        unique=False,
    )
    op.add_column("clock", sa.Column("organization_id", sa.BigInteger(), nullable=True))
    op.add_column("clock", sa.Column("account_request_id", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_clock_account_request",
        "clock",
        ["account_request_id"],
        unique=False,
        postgresql_where="account_request_id is not null",
    )
    op.create_index(
        "ix_clock_organization",
        "clock",
        ["organization_id"],
        unique=False,
        postgresql_where="organization_id is not null",
    )
    op.create_foreign_key(op.f("fk_clock_organization_id"), "clock", "organization", ["organization_id"], ["id"])
    op.create_foreign_key(
        op.f("fk_clock_account_request_id"), "clock", "account_request", ["account_request_id"], ["id"]
    )
    op.add_column("decision", sa.Column("organization_id", sa.BigInteger(), nullable=True))
    op.add_column("decision", sa.Column("account_request_id", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_decision_account_request",
        "decision",
        ["account_request_id"],
        unique=False,
        postgresql_where="account_request_id is not null",
    )
    op.create_index(
        "ix_decision_organization",
        "decision",
        ["organization_id"],
        unique=False,
        postgresql_where="organization_id is not null",
    )
    op.create_foreign_key(
        op.f("fk_decision_account_request_id"), "decision", "account_request", ["account_request_id"], ["id"]
    )
    op.create_foreign_key(op.f("fk_decision_organization_id"), "decision", "organization", ["organization_id"], ["id"])
    op.add_column("document", sa.Column("sent_by_user_id", sa.BigInteger(), nullable=True))
    op.add_column("document", sa.Column("organization_id", sa.BigInteger(), nullable=True))
    op.add_column("document", sa.Column("account_request_id", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_document_account_request",
        "document",
        ["account_request_id"],
        unique=False,
        postgresql_where="account_request_id is not null",
    )
    op.create_index(
        "ix_document_organization",
        "document",
        ["organization_id"],
        unique=False,
        postgresql_where="organization_id is not null",
    )
    op.create_foreign_key(
        op.f("fk_document_account_request_id"), "document", "account_request", ["account_request_id"], ["id"]
    )
    op.create_foreign_key(
        op.f("fk_document_sent_by_user_id"), "document", "organization_user", ["sent_by_user_id"], ["id"]
    )
    op.create_foreign_key(op.f("fk_document_organization_id"), "document", "organization", ["organization_id"], ["id"])
    op.add_column("event", sa.Column("user_id", sa.BigInteger(), nullable=True))
    op.add_column("event", sa.Column("organization_id", sa.BigInteger(), nullable=True))
    op.add_column("event", sa.Column("account_request_id", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_event_account_request",
        "event",
        ["account_request_id", "at"],
        unique=False,
        postgresql_where="account_request_id is not null",
    )
    op.create_index(
        "ix_event_organization",
        "event",
        ["organization_id", "at"],
        unique=False,
        postgresql_where="organization_id is not null",
    )
    op.create_foreign_key(
        op.f("fk_event_account_request_id"), "event", "account_request", ["account_request_id"], ["id"]
    )
    op.create_foreign_key(op.f("fk_event_organization_id"), "event", "organization", ["organization_id"], ["id"])
    op.create_foreign_key(op.f("fk_event_user_id"), "event", "organization_user", ["user_id"], ["id"])
    op.add_column("notice", sa.Column("organization_id", sa.BigInteger(), nullable=True))
    op.add_column("notice", sa.Column("account_request_id", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_notice_account_request",
        "notice",
        ["account_request_id"],
        unique=False,
        postgresql_where="account_request_id is not null",
    )
    op.create_index(
        "ix_notice_organization",
        "notice",
        ["organization_id"],
        unique=False,
        postgresql_where="organization_id is not null",
    )
    op.create_foreign_key(op.f("fk_notice_organization_id"), "notice", "organization", ["organization_id"], ["id"])
    op.create_foreign_key(
        op.f("fk_notice_account_request_id"), "notice", "account_request", ["account_request_id"], ["id"]
    )
    op.add_column("submission", sa.Column("user_id", sa.BigInteger(), nullable=True))
    op.add_column("submission", sa.Column("organization_id", sa.BigInteger(), nullable=True))
    op.add_column("submission", sa.Column("account_request_id", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_submission_account_request",
        "submission",
        ["account_request_id", "id"],
        unique=False,
        postgresql_where="account_request_id is not null",
    )
    op.create_index(
        "ix_submission_organization",
        "submission",
        ["organization_id", "id"],
        unique=False,
        postgresql_where="organization_id is not null",
    )
    op.create_foreign_key(
        op.f("fk_submission_account_request_id"), "submission", "account_request", ["account_request_id"], ["id"]
    )
    op.create_foreign_key(op.f("fk_submission_user_id"), "submission", "organization_user", ["user_id"], ["id"])
    op.create_foreign_key(
        op.f("fk_submission_organization_id"), "submission", "organization", ["organization_id"], ["id"]
    )
    op.add_column("task", sa.Column("organization_id", sa.BigInteger(), nullable=True))
    op.add_column("task", sa.Column("account_request_id", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_task_account_request",
        "task",
        ["account_request_id"],
        unique=False,
        postgresql_where="account_request_id is not null",
    )
    op.create_index(
        "ix_task_organization",
        "task",
        ["organization_id"],
        unique=False,
        postgresql_where="organization_id is not null",
    )
    op.create_foreign_key(op.f("fk_task_organization_id"), "task", "organization", ["organization_id"], ["id"])
    op.create_foreign_key(op.f("fk_task_account_request_id"), "task", "account_request", ["account_request_id"], ["id"])


def downgrade() -> None:
    """Take them away."""
    for table, columns in ADDED.items():
        for column in columns:
            op.drop_column(table, column)
    op.drop_table("written_permission")
    op.drop_table("organization_provider")
