"""Payroll officers: they bring files of timesheets, and pay."""

from alembic import op

revision = "0022"
down_revision = "0021"

ROLES_BEFORE = (
    "caseworker",
    "supervisor",
    "intake_clerk",
    "policy_analyst",
    "auditor",
    "administrator",
    "public_authority",
    "state_reviewer",
)
ROLES = (*ROLES_BEFORE, "payroll_officer")


def upgrade() -> None:
    """Allow the role."""
    op.drop_constraint(op.f("ck_staff_role_known_role"), "staff_role", type_="check")
    op.create_check_constraint(op.f("ck_staff_role_known_role"), "staff_role", f"role in {ROLES}")


def downgrade() -> None:
    """Forget it."""
    op.execute("delete from staff_role where role = 'payroll_officer'")
    op.drop_constraint(op.f("ck_staff_role_known_role"), "staff_role", type_="check")
    op.create_check_constraint(op.f("ck_staff_role_known_role"), "staff_role", f"role in {ROLES_BEFORE}")
