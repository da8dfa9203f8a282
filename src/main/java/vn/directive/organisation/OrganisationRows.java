package vn.directive.organisation;

import java.time.LocalDate;
import java.util.List;

/**
 * What an organisation file of any format says, as rows of the tables; each keeps the place in the file where a person
 * finds it.
 *
 * @param faults what could not be read, a Vietnamese sentence each; these rows are missing
 */
record OrganisationRows(List<Placed<Body>> bodies, List<Placed<AccountRow>> accounts, List<Placed<PostRow>> posts,
        List<Placed<HolderRow>> holders, List<Placed<GrantRow>> grants, List<Placed<SuccessionRow>> successions,
        List<String> faults) {

    /**
     * @param place in the file, for example {@code Trang “Cơ quan”, dòng 5}
     * @param known true when the row stands in the database and not in the file
     */
    record Placed<T>(String place, T row, boolean known) {

        static <T> Placed<T> inFile(String place, T row) {
            return new Placed<>(place, row, false);
        }
    }

    /** @param implied true when only a holder names it: it says nothing about an account that is already there */
    record AccountRow(String username, String displayName, String email, boolean implied) {}

    /** @param id never changes; by custom {@code <body>:<role>}, from the second of the role on with its number */
    record PostRow(String id, String body, String role, String title, LocalDate validFrom, LocalDate validTo) {}

    record HolderRow(String postId, String username, LocalDate validFrom, LocalDate validTo) {}

    record GrantRow(String username, Grant authority) {}

    record SuccessionRow(String predecessor, String successor, SuccessionKind kind, LocalDate effectiveOn,
            String decisionSymbol) {}
}
