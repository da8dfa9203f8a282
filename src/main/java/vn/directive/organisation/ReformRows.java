package vn.directive.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.directive.organisation.OrganisationRows.HolderRow;
import vn.directive.organisation.OrganisationRows.Placed;
import vn.directive.organisation.OrganisationRows.PostRow;
import vn.directive.organisation.OrganisationRows.SubstitutionRow;
import vn.directive.organisation.OrganisationRows.SuccessionRow;
import vn.directive.organisation.Reform.Item;

/**
 * What a reform writes into the organisation: ends, successions, and posts that go along with their holders and with
 * whoever stands in for them.
 */
final class ReformRows {

    private final LocalDate day;
    private final LocalDate last;
    private final OrganisationState state;
    private final Map<String, List<HolderRow>> holders;
    private final Set<String> ids;
    private final List<Placed<Body>> bodies = new ArrayList<>();
    private final List<Placed<PostRow>> posts = new ArrayList<>();
    private final List<Placed<HolderRow>> terms = new ArrayList<>();
    private final List<Placed<SuccessionRow>> successions = new ArrayList<>();
    private final List<Placed<SubstitutionRow>> substitutions = new ArrayList<>();

    private ReformRows(LocalDate day, OrganisationState state) {
        this.day = day;
        this.last = day.minusDays(1);
        this.state = state;
        this.holders = state.holders().stream().collect(Collectors.groupingBy(HolderRow::postId));
        this.ids = state.posts().stream().map(PostRow::id).collect(Collectors.toCollection(HashSet::new));
    }

    /** @param state what is on record now */
    static OrganisationRows of(Reform reform, OrganisationState state) {
        ReformRows rows = new ReformRows(reform.effectiveOn(), state);
        Map<String, String> places = new LinkedHashMap<>();
        for (int i = 0; i < reform.items().size(); i++) {
            Item item = reform.items().get(i);
            String place = ReformCheck.place(i, item);
            places.putIfAbsent(item.predecessor(), place);
            rows.successions.add(Placed.inFile(place, new SuccessionRow(item.predecessor(), item.successor(),
                    item.kind(), reform.effectiveOn(), reform.symbol())));
        }
        Set<String> ending = reform.ending();
        Set<String> ended = new HashSet<>();
        state.bodies().stream().filter(body -> ending.contains(body.code()) && during(rows.last, body.validFrom(),
                body.validTo())).forEach(body -> {
            if (rows.last.equals(body.validTo())) {
                ended.add(body.code());
            }
            rows.bodies.add(Placed.inFile(places.get(body.code()), new Body(body.code(), body.name(), body.symbol(),
                    body.kind(), body.level(), body.parent(), body.validFrom(), rows.last)));
        });
        Map<String, List<PostRow>> posts = state.posts().stream().collect(Collectors.groupingBy(PostRow::body));
        reform.items().stream().filter(Item::movesPosts).forEach(item -> {
            List<PostRow> there = posts.getOrDefault(item.successor(), List.of());
            posts.getOrDefault(item.predecessor(), List.of()).stream()
                    .filter(post -> during(rows.last, post.validFrom(), post.validTo()))
                    .forEach(post -> rows.move(places.get(item.predecessor()), post, item.successor(), there,
                            ended.contains(item.predecessor())));
            state.substitutions().stream().filter(s -> item.predecessor().equals(s.body())
                    && !s.validTo().isBefore(rows.day)).forEach(s -> rows.substitutions.add(Placed.inFile(
                    places.get(item.predecessor()), new SubstitutionRow(s.absent(), s.substitute(),
                            s.validFrom().isBefore(rows.day) ? rows.day : s.validFrom(), s.validTo(), item.successor(),
                            s.role(), s.reason()))));
        });
        return new OrganisationRows(rows.bodies, List.of(), rows.posts, rows.terms, List.of(), rows.successions,
                rows.substitutions, List.of());
    }

    /**
     * The same role, title and holder at the successor, unless they are there already.
     *
     * @param ended true when the body's end is on record: what ends with it ends for no other reason
     */
    private void move(String place, PostRow post, String successor, List<PostRow> there, boolean ended) {
        List<HolderRow> going = holders.getOrDefault(post.id(), List.of()).stream()
                .filter(term -> goesOn(term.validTo(), ended)).toList();
        if (!goesOn(post.validTo(), ended)) {
            return;
        }
        Set<String> present = there.stream().filter(other -> other.role().equals(post.role())
                        && during(day, other.validFrom(), other.validTo()))
                .flatMap(other -> holders.getOrDefault(other.id(), List.of()).stream())
                .filter(term -> during(day, term.validFrom(), term.validTo())).map(HolderRow::username)
                .collect(Collectors.toSet());
        if (!going.isEmpty() && going.stream().allMatch(term -> present.contains(term.username()))) {
            return;
        }
        String id = id(successor, post.role());
        LocalDate to = last.equals(post.validTo()) ? null : post.validTo();
        posts.add(Placed.inFile(place, new PostRow(id, successor, post.role(), post.title(), day, to)));
        going.forEach(term -> terms.add(Placed.inFile(place, new HolderRow(id, term.username(),
                term.validFrom().isBefore(day) ? day : term.validFrom(),
                last.equals(term.validTo()) ? to : term.validTo(), term.charge()))));
    }

    private boolean goesOn(LocalDate to, boolean ended) {
        return to == null || !to.isBefore(day) || ended && to.equals(last);
    }

    private String id(String body, String role) {
        String id = body + ":" + role;
        for (int n = 2; !ids.add(id); n++) {
            id = body + ":" + role + n;
        }
        return id;
    }

    private static boolean during(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
