"""Accounts of the public, files sent with them, and drafts of who wants to give care."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

OF_A_FILE = (
    ("stored_name", sa.String(length=32)),
    ("media_type", sa.String(length=24)),
    ("byte_count", sa.BigInteger()),
    ("sha256", sa.String(length=64)),
    ("sent_by_id", sa.BigInteger()),
    ("sent_at", sa.DateTime(timezone=True)),
    ("outcome", sa.String(length=16)),
    ("judged_by_id", sa.BigInteger()),
    ("judged_at", sa.DateTime(timezone=True)),
    ("return_reason", sa.String(length=32)),
)


def upgrade() -> None:
    """Apply."""
    _accounts()
    for name, kind in OF_A_FILE:
        op.add_column("document", sa.Column(name, kind, nullable=True))
    op.create_unique_constraint(op.f("uq_document_stored_name"), "document", ["stored_name"])
    op.create_foreign_key(op.f("fk_document_sent_by_id"), "document", "account", ["sent_by_id"], ["id"])
    op.create_foreign_key(op.f("fk_document_judged_by_id"), "document", "staff", ["judged_by_id"], ["id"])
    op.create_check_constraint(
        op.f("ck_document_known_outcome"), "document", "outcome in ('waiting','accepted','returned')"
    )
    op.create_check_constraint(
        op.f("ck_document_returned_for_a_reason"), "document", "(outcome = 'returned') = (return_reason is not null)"
    )
    op.add_column("application_draft", sa.Column("enrollment_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(
        op.f("fk_application_draft_enrollment_id"), "application_draft", "enrollment", ["enrollment_id"], ["id"]
    )


def _accounts() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "account",
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.Column("sign_in_name", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("enrollment_id", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("made_at", moment, nullable=False),
        sa.Column("last_seen_at", moment, nullable=True),
        sa.Column("password_changed_at", moment, nullable=False),
        sa.CheckConstraint("person_id is not null or enrollment_id is not null", name=op.f("ck_account_of_somebody")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_account_person_id")),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name=op.f("fk_account_enrollment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("sign_in_name", name=op.f("uq_account_sign_in_name")),
    )
    for about in ("person", "enrollment"):
        op.create_index(
            f"uq_account_{about}", "account", [f"{about}_id"], unique=True, postgresql_where=f"{about}_id is not null"
        )
    op.create_table(
        "account_session",
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("started_at", moment, nullable=False),
        sa.Column("seen_at", moment, nullable=False),
        sa.Column("ended_at", moment, nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_account_session_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_account_session_token_hash")),
    )
    op.create_index(op.f("ix_account_session_account_id"), "account_session", ["account_id"])


def downgrade() -> None:
    """Take back."""
    op.drop_constraint(op.f("fk_application_draft_enrollment_id"), "application_draft", type_="foreignkey")
    op.drop_column("application_draft", "enrollment_id")
    op.drop_constraint(op.f("ck_document_returned_for_a_reason"), "document", type_="check")
    op.drop_constraint(op.f("ck_document_known_outcome"), "document", type_="check")
    op.drop_constraint(op.f("fk_document_judged_by_id"), "document", type_="foreignkey")
    op.drop_constraint(op.f("fk_document_sent_by_id"), "document", type_="foreignkey")
    op.drop_constraint(op.f("uq_document_stored_name"), "document", type_="unique")
    for name, _kind in reversed(OF_A_FILE):
        op.drop_column("document", name)
    op.drop_table("account_session")
    op.drop_table("account")
