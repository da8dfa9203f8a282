package vn.directive.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.directive.organisation.OrganisationFile.AccountEntry;
import vn.directive.organisation.OrganisationFile.BodyEntry;
import vn.directive.organisation.OrganisationFile.PostEntry;

/** An organisation file as rows of the tables, in the order in which they may be written. */
record OrganisationRows(List<Body> bodies, List<AccountRow> accounts, List<PostRow> posts,
        List<HolderRow> holders, List<GrantRow> grants) {

    record AccountRow(String username, String displayName, String email) {}

    /** @param id {@code <body>:<role>}, from the second post of the role on with its number */
    record PostRow(String id, String body, String role, String title, LocalDate validFrom, LocalDate validTo) {}

    record HolderRow(String postId, String username, LocalDate validFrom, LocalDate validTo) {}

    record GrantRow(String username, Grant authority) {}

    static OrganisationRows of(OrganisationFile file) {
        Map<String, AccountRow> accounts = new LinkedHashMap<>();
        List<GrantRow> grants = new ArrayList<>();
        for (AccountEntry entry : file.accounts()) {
            accounts.put(entry.username(), new AccountRow(entry.username(), entry.displayName(),
                    entry.email() == null ? file.mailAddress(entry.username()) : entry.email()));
            entry.grants().forEach(grant -> grants.add(new GrantRow(entry.username(), grant)));
        }
        List<Body> bodies = new ArrayList<>();
        List<PostRow> posts = new ArrayList<>();
        List<HolderRow> holders = new ArrayList<>();
        for (BodyEntry entry : file.bodies()) {
            bodies.add(new Body(entry.code(), entry.name(), entry.symbol(), entry.kind(), entry.level(),
                    entry.parent(), entry.validFrom(), entry.validTo()));
            Map<Role, Integer> count = new EnumMap<>(Role.class);
            for (PostEntry post : entry.posts()) {
                int number = count.merge(post.role(), 1, Integer::sum);
                String id = entry.code() + ":" + post.role().key() + (number == 1 ? "" : number);
                posts.add(new PostRow(id, entry.code(), post.role().key(), post.title(), post.validFrom(),
                        post.validTo()));
                if (post.holder() != null) {
                    holders.add(new HolderRow(id, post.holder(), post.validFrom(), post.validTo()));
                    accounts.putIfAbsent(post.holder(),
                            new AccountRow(post.holder(), post.title(), file.mailAddress(post.holder())));
                }
            }
        }
        // An earlier row that now ends must be written before the row that follows it.
        bodies.sort(Comparator.comparing(Body::validFrom));
        holders.sort(Comparator.comparing(HolderRow::validFrom));
        return new OrganisationRows(bodies, List.copyOf(accounts.values()), posts, holders, grants);
    }
}
