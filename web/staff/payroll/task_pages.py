"""Where the tasks of a pay run are done: on its own page, which asks for the one word that is awaited."""

from web.staff.task_page import Page

OF_PAY_RUNS = {
    "approve_pay_run": Page(
        "Approve the totals of the pay run", "", "You compare them with the run before; then a supervisor releases it."
    ),
    "release_pay_run": Page(
        "Release the pay run", "", "A payroll officer approved the totals. Released, the payment files are made."
    ),
    "mend_pay_run": Page("Look at the failed pay run", "", "It says what does not tie. Nothing has left."),
}
