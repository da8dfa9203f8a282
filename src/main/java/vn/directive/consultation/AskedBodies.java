package vn.directive.consultation;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.directive.organisation.Body;
import vn.directive.organisation.BodyKind;
import vn.directive.organisation.BodyLevel;
import vn.directive.organisation.BodyQuery;
import vn.directive.organisation.Organisation;
import vn.directive.shared.DomainException;

/** Which bodies a round asks: by rule, by hand, and never those that drafted or will issue. */
@Component
class AskedBodies {

    private final Organisation organisation;

    AskedBodies(Organisation organisation) {
        this.organisation = organisation;
    }

    /** Codes in order, each once. */
    List<String> choose(PrepareRound plan, String leadBody, String issuer) {
        Set<String> codes = new TreeSet<>();
        plan.bodyRules().forEach(rule -> codes.addAll(byRule(rule)));
        codes.remove(issuer);
        for (Optional<String> above = organisation.body(leadBody).superior(); above.isPresent();
                above = organisation.body(above.get()).superior()) {
            codes.remove(above.get());
        }
        codes.addAll(existing("bodies", plan.bodies()));
        plan.excludedBodies().forEach(codes::remove);
        codes.remove(leadBody);
        if (codes.isEmpty()) {
            throw new DomainException("bodies", "Chưa chọn cơ quan nào để lấy ý kiến: hãy chọn nhóm cơ quan hoặc "
                    + "từng cơ quan.");
        }
        return List.copyOf(codes);
    }

    /** @throws DomainException at the field when a code names no body of today */
    List<String> existing(String field, Collection<String> codes) {
        Set<String> wanted = new TreeSet<>(codes);
        Set<String> found = wanted.isEmpty() ? Set.of() : organisation.find(BodyQuery.codes(wanted)).stream()
                .map(Body::code).collect(Collectors.toSet());
        wanted.stream().filter(code -> !found.contains(code)).findFirst().ifPresent(code -> {
            throw new DomainException(field, "Không có cơ quan nào đang hoạt động với mã “%s”.".formatted(code));
        });
        return List.copyOf(wanted);
    }

    Body body(String code) {
        return organisation.body(code);
    }

    /** Reads a body from what people type, its code or its full name, first among the expected ones. */
    Optional<Body> read(String text, Collection<String> expected) {
        Map<String, String> names = organisation.names(expected);
        String folded = Folding.fold(text);
        return names.entrySet().stream()
                .filter(e -> Folding.fold(e.getValue()).equals(folded) || Folding.fold(e.getKey()).equals(folded))
                .map(e -> organisation.body(e.getKey())).findFirst()
                .or(() -> organisation.find(text.strip()));
    }

    /** Bodies at and below these by what people type for them; names that two of them share are left out. */
    Map<String, Body> within(Collection<String> codes) {
        Map<String, List<Body>> found = codes.stream().flatMap(code -> Stream.concat(Stream.of(organisation.body(code)),
                        organisation.find(new BodyQuery(Set.of(), Set.of(), Set.of(), code)).stream()))
                .flatMap(b -> Stream.of(b.code(), b.name()).map(t -> Map.entry(Folding.fold(t), b)))
                .collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return found.entrySet().stream().filter(e -> e.getValue().stream().distinct().count() == 1)
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().get(0)));
    }

    /** Their tasks are about to be opened, within an {@code AskedOnce}. */
    void expectTasksOf(Collection<String> codes) {
        organisation.expectTasksOf(codes);
    }

    /** Names by code, for lists that people read. */
    Map<String, String> names(Collection<String> codes) {
        Map<String, String> names = organisation.names(codes);
        return codes.stream().distinct().collect(Collectors.toMap(Function.identity(),
                code -> names.getOrDefault(code, code)));
    }

    private List<String> byRule(String rule) {
        String[] parts = rule.split(":");
        try {
            return organisation.find(BodyQuery.of(Set.of(BodyKind.valueOf(parts[0])),
                    Set.of(BodyLevel.valueOf(parts[1])))).stream().map(Body::code).toList();
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new DomainException("bodyRules", "Nhóm cơ quan “%s” không hợp lệ; các loại: %s."
                    .formatted(rule, Arrays.toString(BodyKind.values())));
        }
    }
}
