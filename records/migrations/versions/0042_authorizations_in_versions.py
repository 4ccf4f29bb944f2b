"""Service authorization requests, clients, memberships and letters as CCS told them, in versions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0042"
down_revision = "0041"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "ccs_file",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("layout", sa.String(length=8), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column("kept_as", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_by_id", sa.BigInteger(), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=True),
        sa.Column("records", sa.BigInteger(), nullable=False),
        sa.Column("taken", sa.BigInteger(), nullable=False),
        sa.Column("unchanged", sa.BigInteger(), nullable=False),
        sa.Column("rejected", sa.BigInteger(), nullable=False),
        sa.Column("parts", sa.BigInteger(), nullable=False),
        sa.Column("parts_done", sa.BigInteger(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("layout in ('csv','jsonl')", name=op.f("ck_ccs_file_known_layout")),
        sa.CheckConstraint(
            "status in ('received','checked','taking','done','refused')", name=op.f("ck_ccs_file_known_status")
        ),
        sa.ForeignKeyConstraint(["received_by_id"], ["staff.id"], name=op.f("fk_ccs_file_received_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ccs_file")),
        sa.UniqueConstraint("sha256", name=op.f("uq_ccs_file_sha256")),
    )
    op.create_table(
        "ccs_client",
        sa.Column("number", sa.String(length=7), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("file_id", sa.BigInteger(), nullable=True),
        sa.Column("cin", sa.String(length=9), nullable=True),
        sa.Column("last_name", sa.Text(), nullable=False),
        sa.Column("first_name", sa.Text(), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=False),
        sa.Column("county_code", sa.String(length=2), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("guardian", sa.Text(), nullable=True),
        sa.Column("name_folded", sa.Text(), nullable=False),
        sa.Column("name_keys", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["county_code"], ["county.code"], name=op.f("fk_ccs_client_county_code")),
        sa.ForeignKeyConstraint(["file_id"], ["ccs_file.id"], name=op.f("fk_ccs_client_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ccs_client")),
    )
    op.create_index(
        "uq_ccs_client_current", "ccs_client", ["number"], unique=True, postgresql_where="superseded_at is null"
    )
    op.create_table(
        "ccs_file_part",
        sa.Column("file_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("records", sa.BigInteger(), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("first_line", sa.BigInteger(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["ccs_file.id"], name=op.f("fk_ccs_file_part_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ccs_file_part")),
    )
    op.create_index("uq_ccs_file_part", "ccs_file_part", ["file_id", "number"], unique=True)
    op.create_table(
        "ccs_file_reject",
        sa.Column("file_id", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.BigInteger(), nullable=False),
        sa.Column("record", sa.String(length=12), nullable=False),
        sa.Column("number", sa.String(length=16), nullable=True),
        sa.Column("field", sa.String(length=40), nullable=True),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["ccs_file.id"], name=op.f("fk_ccs_file_reject_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ccs_file_reject")),
    )
    op.create_index("ix_ccs_file_reject", "ccs_file_reject", ["file_id", "line"], unique=False)
    op.create_table(
        "ccs_letter",
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("client_number", sa.String(length=7), nullable=False),
        sa.Column("sar_number", sa.String(length=11), nullable=True),
        sa.Column("line_numbers", sa.Text(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("action", sa.String(length=24), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("citation", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("file_id", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "kind in ('authorization','denial','notice_of_action','case_management')",
            name=op.f("ck_ccs_letter_known_kind"),
        ),
        sa.ForeignKeyConstraint(["file_id"], ["ccs_file.id"], name=op.f("fk_ccs_letter_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ccs_letter")),
    )
    op.create_index("ix_ccs_letter_client", "ccs_letter", ["client_number"], unique=False)
    op.create_index("ix_ccs_letter_sar", "ccs_letter", ["sar_number"], unique=False)
    op.create_index(
        "uq_ccs_letter_current", "ccs_letter", ["number"], unique=True, postgresql_where="superseded_at is null"
    )
    op.create_table(
        "plan_membership",
        sa.Column("client_number", sa.String(length=7), nullable=False),
        sa.Column("plan_code", sa.String(length=12), nullable=False),
        sa.Column("member_id", sa.String(length=20), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("file_id", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_plan_membership_in_order")),
        sa.ForeignKeyConstraint(["file_id"], ["ccs_file.id"], name=op.f("fk_plan_membership_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_membership")),
    )
    op.create_index(
        "ix_plan_membership_client",
        "plan_membership",
        ["client_number"],
        unique=False,
        postgresql_where="superseded_at is null",
    )
    op.create_index(
        "ix_plan_membership_told",
        "plan_membership",
        ["plan_code", "recorded_at"],
        unique=False,
        postgresql_where="superseded_at is null",
    )
    op.create_index(
        "ix_plan_membership_over",
        "plan_membership",
        ["plan_code", "superseded_at"],
        unique=False,
        postgresql_where="superseded_at is not null",
    )
    op.create_index(
        "ix_plan_membership_plan",
        "plan_membership",
        ["plan_code", "client_number"],
        unique=False,
        postgresql_where="superseded_at is null",
    )
    op.create_table(
        "sar",
        sa.Column("number", sa.String(length=11), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("file_id", sa.BigInteger(), nullable=True),
        sa.Column("client_number", sa.String(length=7), nullable=False),
        sa.Column("county_code", sa.String(length=2), nullable=False),
        sa.Column("coverage", sa.String(length=16), nullable=False),
        sa.Column("requested_on", sa.Date(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("extension_of", sa.String(length=11), nullable=True),
        sa.Column("supplemental", sa.Boolean(), nullable=False),
        sa.Column("contact_name", sa.Text(), nullable=True),
        sa.Column("contact_phone", sa.Text(), nullable=True),
        sa.Column("contact_fax", sa.Text(), nullable=True),
        sa.Column("instructions", sa.Text(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "coverage in ('medi_cal','healthy_families','ccs_only','ghpp')", name=op.f("ck_sar_known_coverage")
        ),
        sa.ForeignKeyConstraint(["county_code"], ["county.code"], name=op.f("fk_sar_county_code")),
        sa.ForeignKeyConstraint(["file_id"], ["ccs_file.id"], name=op.f("fk_sar_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sar")),
    )
    op.create_index("ix_sar_client", "sar", ["client_number"], unique=False)
    op.create_index("uq_sar_current", "sar", ["number"], unique=True, postgresql_where="superseded_at is null")
    op.create_index("uq_sar_version", "sar", ["number", "version"], unique=True)
    op.create_table(
        "sar_diagnosis",
        sa.Column("sar_id", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("system", sa.String(length=6), nullable=False),
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("system in ('icd9','icd10')", name=op.f("ck_sar_diagnosis_known_system")),
        sa.ForeignKeyConstraint(["sar_id"], ["sar.id"], name=op.f("fk_sar_diagnosis_sar_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sar_diagnosis")),
    )
    op.create_index("uq_sar_diagnosis", "sar_diagnosis", ["sar_id", "place"], unique=True)
    op.create_table(
        "sar_line",
        sa.Column("sar_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("units", sa.BigInteger(), nullable=True),
        sa.Column("frequency", sa.Text(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "(status = 'cancelled') = (cancelled_on is not null)", name=op.f("ck_sar_line_cancelled_on_some_day")
        ),
        sa.CheckConstraint(
            "status in ('received','pending','deferred','authorized','authorized_modified','denied','cancelled')",
            name=op.f("ck_sar_line_known_status"),
        ),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_sar_line_in_order")),
        sa.ForeignKeyConstraint(["sar_id"], ["sar.id"], name=op.f("fk_sar_line_sar_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sar_line")),
    )
    op.create_index("uq_sar_line", "sar_line", ["sar_id", "number"], unique=True)
    op.create_table(
        "sar_party",
        sa.Column("sar_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("number", sa.String(length=12), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint(
            "role in ('authorized','group','facility','referring')", name=op.f("ck_sar_party_known_role")
        ),
        sa.ForeignKeyConstraint(["sar_id"], ["sar.id"], name=op.f("fk_sar_party_sar_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sar_party")),
    )
    op.create_index("uq_sar_party", "sar_party", ["sar_id", "role"], unique=True)
    op.create_table(
        "sar_code",
        sa.Column("line_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("code_to", sa.String(length=12), nullable=True),
        sa.Column("modifiers", sa.String(length=16), nullable=True),
        sa.Column("units", sa.BigInteger(), nullable=True),
        sa.Column("id", sa.BigInteger(), autoincrement=True, nullable=False),
        sa.CheckConstraint("(kind = 'range') = (code_to is not null)", name=op.f("ck_sar_code_range_has_an_end")),
        sa.CheckConstraint("kind in ('procedure','group','range')", name=op.f("ck_sar_code_known_kind")),
        sa.ForeignKeyConstraint(["line_id"], ["sar_line.id"], name=op.f("fk_sar_code_line_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sar_code")),
    )
    op.create_index(op.f("ix_sar_code_line_id"), "sar_code", ["line_id"], unique=False)


def downgrade() -> None:
    """Take them away."""
    op.drop_table("sar_code")
    op.drop_table("sar_party")
    op.drop_table("sar_line")
    op.drop_table("sar_diagnosis")
    op.drop_table("sar")
    op.drop_table("plan_membership")
    op.drop_table("ccs_letter")
    op.drop_table("ccs_file_reject")
    op.drop_table("ccs_file_part")
    op.drop_table("ccs_client")
    op.drop_table("ccs_file")
