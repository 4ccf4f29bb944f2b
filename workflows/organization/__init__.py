"""An organization's participation in provider inquiry: from its application to its end, with its liaisons."""
