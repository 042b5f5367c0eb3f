"""What went wrong on a writing page, in words, each with its box."""

from careplans.templatetags.questions import first_box


def told_alone(form):
    """The errors of a short form whose messages say by themselves what they are about."""
    return [{"message": text, "href": f"#{first_box(bound)}"} for bound in form for text in bound.errors]


def errors_of(form):
    """Every problem of a SectionForm: what the record refused, then what each box refused."""
    found = [{"message": problem.message, "href": ""} for problem in form.refused]
    asked = [row for row in form.rows if row.is_bound and not row.is_removed]
    for one in filter(None, [*asked, form.authorship, form.provenance]):
        errors = [(bound, text) for bound in one for text in bound.errors]
        found += [{"message": f"{bound.label}: {text}", "href": f"#{first_box(bound)}"} for bound, text in errors]
    return found
