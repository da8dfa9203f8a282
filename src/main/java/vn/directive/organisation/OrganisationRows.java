package vn.directive.organisation;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an organisation file of any format says, as rows of the tables; each keeps the place in the file where a person
 * finds it.
 *
 * @param faults what could not be read, a Vietnamese sentence each; these rows are missing
 */
record OrganisationRows(List<Placed<Body>> bodies, List<Placed<AccountRow>> accounts, List<Placed<PostRow>> posts,
        List<Placed<HolderRow>> holders, List<Placed<GrantRow>> grants, List<Placed<SuccessionRow>> successions,
        List<Placed<SubstitutionRow>> substitutions, List<String> faults) {

    /** Control characters count as blanks; the database has no place for some of them. */
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}\\u00a0]+");
    private static final Pattern UNSEEN = Pattern.compile("[\\u00ad\\u200b\\u200e\\u200f\\ufeff]");

    /** As every text of the organisation is kept, whatever way it comes in: NFC, one line, single blanks; null stays. */
    static String clean(String text) {
        return text == null ? null : BLANKS.matcher(UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll("")).replaceAll(" ").strip();
    }

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

    /** @param charge how the post is held for the time being, or null */
    record HolderRow(String postId, String username, LocalDate validFrom, LocalDate validTo, Charge charge) {}

    record GrantRow(String username, Grant authority) {}

    record SuccessionRow(String predecessor, String successor, SuccessionKind kind, LocalDate effectiveOn,
            String decisionSymbol) {}

    /** @param body only for posts in this body, or null for all; @param role only for this role, or null for all */
    record SubstitutionRow(String absent, String substitute, LocalDate validFrom, LocalDate validTo, String body,
            String role, String reason) {}
}
