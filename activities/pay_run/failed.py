"""What makes a run fail: columns and rule engine differ, totals do not tie, a file cannot be right."""


class PayFailed(Exception):
    """Nothing more is done until somebody has looked; the sentence stands on the run's page, and names no person."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
