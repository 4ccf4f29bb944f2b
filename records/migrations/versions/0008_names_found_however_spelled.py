"""Names found however they were spelled; online drafts; referral files that wait to be looked at."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

from records.named import search_columns

revision = "0008"
down_revision = "0007"

NAMED = ("person", "application")


def upgrade() -> None:
    """Apply."""
    for table in NAMED:
        op.add_column(table, sa.Column("name_folded", sa.Text(), nullable=False, server_default=""))
        op.add_column(table, sa.Column("name_keys", ARRAY(sa.Text()), nullable=False, server_default="{}"))
        _fill(table)
        op.alter_column(table, "name_folded", server_default=None)
        op.alter_column(table, "name_keys", server_default=None)
        op.create_index(
            f"ix_{table}_name_folded",
            table,
            ["name_folded"],
            postgresql_ops={"name_folded": "text_pattern_ops"},
        )
        op.create_index(f"ix_{table}_name_keys", table, ["name_keys"], postgresql_using="gin")
        op.create_index(f"ix_{table}_phone", table, ["phone"])
    op.drop_index("ix_person_name", table_name="person")
    op.drop_index("ix_person_sound", table_name="person")
    for column in ("last_folded", "first_sound", "last_sound"):
        op.drop_column("person", column)
    op.create_index("ix_application_birth", "application", ["birth_date"])
    for column in ("ssn", "cin"):
        name = {"ssn": "ssn_index", "cin": "cin"}[column]
        op.create_index(f"ix_application_{column}", "application", [name], postgresql_where=f"{name} is not null")
    _drafts()
    _referrals()


def _fill(table: str) -> None:
    """Names written before this migration are given their columns of search."""
    connection = op.get_bind()
    rows = connection.execute(sa.text(f"select id, first_name, middle_name, last_name from {table}")).all()
    for row in rows:
        found = search_columns(row.first_name, row.middle_name, row.last_name)
        connection.execute(
            sa.text(f"update {table} set name_folded = :name_folded, name_keys = :name_keys where id = :id"),
            {**found, "id": row.id},
        )


def _drafts() -> None:
    op.create_table(
        "application_draft",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("form_key", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("answers_cipher", sa.LargeBinary(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("application_id", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["application.id"], name=op.f("fk_application_draft_application_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_application_draft")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_application_draft_token_hash")),
        sa.UniqueConstraint("form_key", name=op.f("uq_application_draft_form_key")),
    )
    op.create_index(op.f("ix_application_draft_expires_at"), "application_draft", ["expires_at"])


def _referrals() -> None:
    op.drop_constraint("uq_referral_file_sha256", "referral_file", type_="unique")
    op.create_unique_constraint("uq_referral_file_county_code_sha256", "referral_file", ["county_code", "sha256"])
    op.add_column("referral_file", sa.Column("content_cipher", sa.LargeBinary(), nullable=False))
    op.add_column("referral_file", sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("referral_file", sa.Column("taken_by_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key("fk_referral_file_taken_by_id", "referral_file", "staff", ["taken_by_id"], ["id"])
    op.create_index(
        "uq_referral_line_accepted",
        "referral_line",
        ["county_code", "reference"],
        unique=True,
        postgresql_where="outcome = 'accepted'",
    )


def downgrade() -> None:
    """Take back."""
    op.drop_index("uq_referral_line_accepted", table_name="referral_line")
    op.drop_constraint("uq_referral_file_county_code_sha256", "referral_file", type_="unique")
    op.create_unique_constraint("uq_referral_file_sha256", "referral_file", ["sha256"])
    for column in ("taken_by_id", "taken_at", "content_cipher"):
        op.drop_column("referral_file", column)
    op.drop_table("application_draft")
    for name in ("ix_application_cin", "ix_application_ssn", "ix_application_birth"):
        op.drop_index(name, table_name="application")
    for table in NAMED:
        op.drop_column(table, "name_keys")
        op.drop_column(table, "name_folded")
        op.drop_index(f"ix_{table}_phone", table_name=table)
    for column in ("first_sound", "last_sound"):
        op.add_column("person", sa.Column(column, sa.Text(), nullable=False, server_default=""))
        op.alter_column("person", column, server_default=None)
    op.add_column(
        "person",
        sa.Column("last_folded", sa.Text(), sa.Computed("lower(last_name)", persisted=True), nullable=False),
    )
    op.create_index("ix_person_name", "person", ["last_folded"], unique=False)
    op.create_index("ix_person_sound", "person", ["last_sound", "first_sound"], unique=False)
