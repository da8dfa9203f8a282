package vn.directive.reporting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.directive.organisation.Organisation.Inheritance;

/**
 * What a body reported in earlier periods, together with the bodies that it has succeeded.
 *
 * @param line decisions that led to the body
 * @param figures of periods within the one that is being reported, of the body and of the predecessors in the line
 */
record EarlierFigures(List<Inheritance> line, List<Figure> figures) {

    /** Cumulative figures may not fall below this; 0 when nothing was reported. */
    long least(String body, String code) {
        return parts(body, code).mapToLong(Figure::value).sum();
    }

    /**
     * For people: "quý I/2025", or with predecessors "quý I/2025 của Huyện ủy A; quý I/2025 của Huyện ủy B".
     *
     * @param names of bodies by code
     */
    String sources(String body, String code, Function<Collection<String>, Map<String, String>> names) {
        List<Figure> parts = parts(body, code).toList();
        Map<String, String> known = names.apply(parts.stream().map(Figure::body).toList());
        return parts.stream().map(part -> part.body().equals(body) ? part.label()
                : part.label() + " của " + known.getOrDefault(part.body(), part.body()))
                        .collect(Collectors.joining("; "));
    }

    private Stream<Figure> parts(String body, String code) {
        LocalDate since = line.stream().filter(step -> step.predecessor().equals(body)).map(Inheritance::on)
                .max(Comparator.naturalOrder()).orElse(LocalDate.MIN);
        return parts(body, code, since, Set.of(body));
    }

    /** @param since what a body reported before it ended and came again is in the figures of those in between */
    private Stream<Figure> parts(String body, String code, LocalDate since, Set<String> passed) {
        List<Figure> own = of(body, code).filter(figure -> !figure.periodTo().isBefore(since)).toList();
        return Stream.concat(own.stream().max(Comparator.comparingLong(Figure::value)).stream(), line.stream()
                .filter(step -> step.successor().equals(body) && !passed.contains(step.predecessor()))
                .filter(step -> own.stream().noneMatch(figure -> contains(figure, step)))
                .flatMap(step -> parts(step.predecessor(), code, LocalDate.MIN, Stream.concat(passed.stream(),
                        Stream.of(step.predecessor())).collect(Collectors.toSet()))));
    }

    /** The successor's own figure contains the predecessor's, unless that one was still asked itself. */
    private boolean contains(Figure successors, Inheritance step) {
        return !successors.periodTo().isBefore(step.on()) && of(step.predecessor(), successors.code())
                .noneMatch(figure -> figure.periodId().equals(successors.periodId()));
    }

    private Stream<Figure> of(String body, String code) {
        return figures.stream().filter(figure -> figure.body().equals(body) && figure.code().equals(code));
    }

    record Figure(String body, String code, long value, UUID periodId, String label, LocalDate periodTo) {}
}
