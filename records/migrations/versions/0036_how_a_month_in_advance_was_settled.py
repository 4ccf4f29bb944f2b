"""How what is left of a month in advance was settled decides whether its later timesheets are paid out."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"

KNOWN = "settled_as in ('care_given','died','given_back','made_void')"
TOGETHER = "(settled_at is null) = (settled_as is null)"


def upgrade() -> None:
    """What somebody settled stays paid ahead, as it counted; what nobody did was made void."""
    op.add_column("advance_payment", sa.Column("settled_as", sa.String(12)))
    op.execute("""update advance_payment set settled_as = case when settled_by_id is null then 'made_void'
        else 'care_given' end where settled_at is not null""")
    op.create_check_constraint(op.f("ck_advance_payment_settled_somehow"), "advance_payment", TOGETHER)
    op.create_check_constraint(op.f("ck_advance_payment_known_settlement"), "advance_payment", KNOWN)


def downgrade() -> None:
    """Money that was given back then counts as made void, which pays later timesheets out too."""
    op.execute("update advance_payment set settled_by_id = null where settled_as = 'given_back'")
    op.drop_column("advance_payment", "settled_as")
