"""Submissions, tasks, clocks, events, decisions, notices and papers may be about an enrollment or an assignment."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Apply."""
    op.add_column("access_log", sa.Column("enrollment_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(op.f("fk_access_log_enrollment_id"), "access_log", "enrollment", ["enrollment_id"], ["id"])
    op.add_column("clock", sa.Column("enrollment_id", sa.BigInteger(), nullable=True))
    op.add_column("clock", sa.Column("assignment_id", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_clock_enrollment", "clock", ["enrollment_id"], unique=False, postgresql_where="enrollment_id is not null"
    )
    op.create_foreign_key(op.f("fk_clock_assignment_id"), "clock", "assignment", ["assignment_id"], ["id"])
    op.create_foreign_key(op.f("fk_clock_enrollment_id"), "clock", "enrollment", ["enrollment_id"], ["id"])
    op.add_column("decision", sa.Column("enrollment_id", sa.BigInteger(), nullable=True))
    op.add_column("decision", sa.Column("assignment_id", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_decision_assignment",
        "decision",
        ["assignment_id"],
        unique=False,
        postgresql_where="assignment_id is not null",
    )
    op.create_index(
        "ix_decision_enrollment",
        "decision",
        ["enrollment_id"],
        unique=False,
        postgresql_where="enrollment_id is not null",
    )
    op.create_foreign_key(op.f("fk_decision_assignment_id"), "decision", "assignment", ["assignment_id"], ["id"])
    op.create_foreign_key(op.f("fk_decision_enrollment_id"), "decision", "enrollment", ["enrollment_id"], ["id"])
    op.add_column("document", sa.Column("enrollment_id", sa.BigInteger(), nullable=True))
    op.add_column("document", sa.Column("assignment_id", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_document_enrollment",
        "document",
        ["enrollment_id"],
        unique=False,
        postgresql_where="enrollment_id is not null",
    )
    op.create_foreign_key(op.f("fk_document_enrollment_id"), "document", "enrollment", ["enrollment_id"], ["id"])
    op.create_foreign_key(op.f("fk_document_assignment_id"), "document", "assignment", ["assignment_id"], ["id"])
    op.add_column("event", sa.Column("enrollment_id", sa.BigInteger(), nullable=True))
    op.add_column("event", sa.Column("assignment_id", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_event_assignment",
        "event",
        ["assignment_id", "at"],
        unique=False,
        postgresql_where="assignment_id is not null",
    )
    op.create_index(
        "ix_event_enrollment",
        "event",
        ["enrollment_id", "at"],
        unique=False,
        postgresql_where="enrollment_id is not null",
    )
    op.create_foreign_key(op.f("fk_event_enrollment_id"), "event", "enrollment", ["enrollment_id"], ["id"])
    op.create_foreign_key(op.f("fk_event_assignment_id"), "event", "assignment", ["assignment_id"], ["id"])
    op.add_column("notice", sa.Column("enrollment_id", sa.BigInteger(), nullable=True))
    op.add_column("notice", sa.Column("assignment_id", sa.BigInteger(), nullable=True))
    op.alter_column(
        "notice", "action", existing_type=sa.VARCHAR(length=16), type_=sa.String(length=32), existing_nullable=False
    )
    op.alter_column("notice", "hearing_by", existing_type=sa.DATE(), nullable=True)
    op.create_index(
        "ix_notice_assignment", "notice", ["assignment_id"], unique=False, postgresql_where="assignment_id is not null"
    )
    op.create_index(
        "ix_notice_enrollment", "notice", ["enrollment_id"], unique=False, postgresql_where="enrollment_id is not null"
    )
    op.create_foreign_key(op.f("fk_notice_assignment_id"), "notice", "assignment", ["assignment_id"], ["id"])
    op.create_foreign_key(op.f("fk_notice_enrollment_id"), "notice", "enrollment", ["enrollment_id"], ["id"])
    op.add_column("submission", sa.Column("enrollment_id", sa.BigInteger(), nullable=True))
    op.add_column("submission", sa.Column("assignment_id", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_submission_assignment",
        "submission",
        ["assignment_id", "id"],
        unique=False,
        postgresql_where="assignment_id is not null",
    )
    op.create_index(
        "ix_submission_enrollment",
        "submission",
        ["enrollment_id", "id"],
        unique=False,
        postgresql_where="enrollment_id is not null",
    )
    op.create_foreign_key(op.f("fk_submission_assignment_id"), "submission", "assignment", ["assignment_id"], ["id"])
    op.create_foreign_key(op.f("fk_submission_enrollment_id"), "submission", "enrollment", ["enrollment_id"], ["id"])
    op.add_column("task", sa.Column("enrollment_id", sa.BigInteger(), nullable=True))
    op.add_column("task", sa.Column("assignment_id", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_task_assignment", "task", ["assignment_id"], unique=False, postgresql_where="assignment_id is not null"
    )
    op.create_index(
        "ix_task_enrollment", "task", ["enrollment_id"], unique=False, postgresql_where="enrollment_id is not null"
    )
    op.create_foreign_key(op.f("fk_task_assignment_id"), "task", "assignment", ["assignment_id"], ["id"])
    op.create_foreign_key(op.f("fk_task_enrollment_id"), "task", "enrollment", ["enrollment_id"], ["id"])


def downgrade() -> None:
    """Take back."""
    op.drop_constraint(op.f("fk_task_enrollment_id"), "task", type_="foreignkey")
    op.drop_constraint(op.f("fk_task_assignment_id"), "task", type_="foreignkey")
    op.drop_index("ix_task_enrollment", table_name="task", postgresql_where="enrollment_id is not null")
    op.drop_index("ix_task_assignment", table_name="task", postgresql_where="assignment_id is not null")
    op.drop_column("task", "assignment_id")
    op.drop_column("task", "enrollment_id")
    op.drop_constraint(op.f("fk_submission_enrollment_id"), "submission", type_="foreignkey")
    op.drop_constraint(op.f("fk_submission_assignment_id"), "submission", type_="foreignkey")
    op.drop_index("ix_submission_enrollment", table_name="submission", postgresql_where="enrollment_id is not null")
    op.drop_index("ix_submission_assignment", table_name="submission", postgresql_where="assignment_id is not null")
    op.drop_column("submission", "assignment_id")
    op.drop_column("submission", "enrollment_id")
    op.drop_constraint(op.f("fk_notice_enrollment_id"), "notice", type_="foreignkey")
    op.drop_constraint(op.f("fk_notice_assignment_id"), "notice", type_="foreignkey")
    op.drop_index("ix_notice_enrollment", table_name="notice", postgresql_where="enrollment_id is not null")
    op.drop_index("ix_notice_assignment", table_name="notice", postgresql_where="assignment_id is not null")
    op.alter_column("notice", "hearing_by", existing_type=sa.DATE(), nullable=False)
    op.alter_column(
        "notice", "action", existing_type=sa.String(length=32), type_=sa.VARCHAR(length=16), existing_nullable=False
    )
    op.drop_column("notice", "assignment_id")
    op.drop_column("notice", "enrollment_id")
    op.drop_constraint(op.f("fk_event_assignment_id"), "event", type_="foreignkey")
    op.drop_constraint(op.f("fk_event_enrollment_id"), "event", type_="foreignkey")
    op.drop_index("ix_event_enrollment", table_name="event", postgresql_where="enrollment_id is not null")
    op.drop_index("ix_event_assignment", table_name="event", postgresql_where="assignment_id is not null")
    op.drop_column("event", "assignment_id")
    op.drop_column("event", "enrollment_id")
    op.drop_constraint(op.f("fk_document_assignment_id"), "document", type_="foreignkey")
    op.drop_constraint(op.f("fk_document_enrollment_id"), "document", type_="foreignkey")
    op.drop_index("ix_document_enrollment", table_name="document", postgresql_where="enrollment_id is not null")
    op.drop_column("document", "assignment_id")
    op.drop_column("document", "enrollment_id")
    op.drop_constraint(op.f("fk_decision_enrollment_id"), "decision", type_="foreignkey")
    op.drop_constraint(op.f("fk_decision_assignment_id"), "decision", type_="foreignkey")
    op.drop_index("ix_decision_enrollment", table_name="decision", postgresql_where="enrollment_id is not null")
    op.drop_index("ix_decision_assignment", table_name="decision", postgresql_where="assignment_id is not null")
    op.drop_column("decision", "assignment_id")
    op.drop_column("decision", "enrollment_id")
    op.drop_constraint(op.f("fk_clock_enrollment_id"), "clock", type_="foreignkey")
    op.drop_constraint(op.f("fk_clock_assignment_id"), "clock", type_="foreignkey")
    op.drop_index("ix_clock_enrollment", table_name="clock", postgresql_where="enrollment_id is not null")
    op.drop_column("clock", "assignment_id")
    op.drop_column("clock", "enrollment_id")
    op.drop_constraint(op.f("fk_access_log_enrollment_id"), "access_log", type_="foreignkey")
    op.drop_column("access_log", "enrollment_id")
