"""Earnings statements: one page for each payment, made from records when somebody asks for it."""
