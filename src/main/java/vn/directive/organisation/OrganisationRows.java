package vn.directive.organisation;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * What an organisation file of any format says, as rows of the tables; each keeps the place in the file where a person
 * finds it.
 *
 * @param faults what could not be read, a Vietnamese sentence each; these rows are missing
 */
record OrganisationRows(List<Placed<Body>> bodies, List<Placed<AccountRow>> accounts, List<Placed<PostRow>> posts,
        List<Placed<HolderRow>> holders, List<Placed<GrantRow>> grants, List<Placed<SuccessionRow>> successions,
        List<Placed<SubstitutionRow>> substitutions, List<String> faults) {

    private static final String UNSEEN = "\u00ad\u200b\u200e\u200f\ufeff";

    /**
     * As every text of the organisation is kept, whatever way it comes in: NFC, one line, single blanks; null stays.
     * Control characters count as blanks, since the database has no place for some of them.
     */
    static String clean(String text) {
        if (text == null) {
            return null;
        }
        // Once for each of a million cells; regular expressions take ten times as long.
        String composed = Normalizer.isNormalized(text, Normalizer.Form.NFC) ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder cleaned = new StringBuilder(composed.length());
        boolean blank = false;
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                blank = !cleaned.isEmpty();
            } else if (UNSEEN.indexOf(c) < 0) {
                cleaned.append(blank ? " " : "").append(c);
                blank = false;
            }
        }
        return cleaned.toString();
    }

    static OrganisationRows none() {
        return new OrganisationRows(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of());
    }

    /**
     * @param where tells the place in the file, for example {@code Trang “Cơ quan”, dòng 5}; only what is wrong or
     *     different is asked
     * @param known true when the row stands in the database and not in the file
     */
    record Placed<T>(Supplier<String> where, T row, boolean known) {

        static <T> Placed<T> inFile(String place, T row) {
            return new Placed<>(() -> place, row, false);
        }

        String place() {
            return where.get();
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
