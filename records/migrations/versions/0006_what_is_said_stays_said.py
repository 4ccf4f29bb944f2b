"""Records of what happened are only ever added to; the database itself refuses anything else."""

from alembic import op

revision = "0006"
down_revision = "0005"

ADDED_TO_ONLY = ("event", "access_log", "decision", "notice", "task_move", "task_comment")


def upgrade() -> None:
    """Forbid changing and deleting in tables that are the record of what happened."""
    op.execute("""
        create function refuse_change() returns trigger language plpgsql as $$
        begin
            raise exception 'Rows of % are only ever added. Write a new row that says what changed.', tg_table_name
                using errcode = 'restrict_violation';
        end $$""")
    op.execute("""
        create function keep_what_was_said() returns trigger language plpgsql as $$
        begin
            if tg_op = 'DELETE'
               or (new.form_key, new.kind, new.staff_id, new.said_at, new.payload)
                  is distinct from (old.form_key, old.kind, old.staff_id, old.said_at, old.payload) then
                raise exception 'What was said stays as it was said. Only its outcome may be written.'
                    using errcode = 'restrict_violation';
            end if;
            return new;
        end $$""")
    for table in ADDED_TO_ONLY:
        op.execute(
            f"create trigger {table}_is_added_to_only before update or delete on {table} "
            "for each row execute function refuse_change()"
        )
    op.execute(
        "create trigger submission_stays before update or delete on submission "
        "for each row execute function keep_what_was_said()"
    )


def downgrade() -> None:
    """Take the refusals away."""
    op.execute("drop trigger submission_stays on submission")
    for table in ADDED_TO_ONLY:
        op.execute(f"drop trigger {table}_is_added_to_only on {table}")
    op.execute("drop function keep_what_was_said()")
    op.execute("drop function refuse_change()")
