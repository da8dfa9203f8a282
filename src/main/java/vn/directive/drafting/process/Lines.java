package vn.directive.drafting.process;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import vn.directive.document.DraftClauses.Clause;
import vn.directive.drafting.DraftReview;
import vn.directive.drafting.DraftReview.Finding;

/** Records as the lines in which forms show and take them. */
class Lines {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private Lines() {}

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static List<String> outline(List<Clause> clauses) {
        return clauses.stream().map(clause -> clause.number() + " | " + clause.title()).toList();
    }

    /** Everything said about a version, as Markdown; null when nothing was. */
    static String reviews(List<DraftReview> reviews) {
        String text = reviews.stream().filter(r -> r.note() != null || !r.findings().isEmpty()).map(r ->
                "**%s%s**%s\n%s".formatted(r.step().label(), r.passed() ? "" : " – trả lại",
                        r.note() == null ? "" : ": " + r.note(),
                        r.findings().stream().map(Lines::finding).collect(Collectors.joining("\n"))))
                .collect(Collectors.joining("\n\n"));
        return text.isBlank() ? null : text;
    }

    private static String finding(Finding finding) {
        String kind = switch (finding.kind()) {
            case COMMENT -> "Khoản ";
            case FORMAT -> "Thể thức, ";
            case CONFLICT -> "Chồng chéo với ";
        };
        return "- %s%s: %s%s".formatted(kind, finding.place(), finding.content(),
                finding.proposal() == null ? "" : " → " + finding.proposal());
    }
}
