"""The demo office: invented people at every stage of an application, told through the real process."""
