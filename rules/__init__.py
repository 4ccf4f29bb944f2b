"""What the law says: facts, dated parameters, decision tables, amounts, and their evaluators."""
