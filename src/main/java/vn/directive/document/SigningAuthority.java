package vn.directive.document;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.directive.organisation.Body;
import vn.directive.organisation.Charge;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Organisation.Holding;
import vn.directive.organisation.Role;
import vn.directive.shared.DomainException;
import vn.directive.workflow.DecisionTables;

/**
 * Reads the table {@code signing-authority}: who may sign a type of document of an issuer, and in which words. The words
 * follow domain.md, section Layout (signature): a committee signs through a person, {@code T/M BAN THƯỜNG VỤ} over
 * {@code PHÓ BÍ THƯ}, never K/T; the head of an advisory board signs directly, a deputy {@code K/T TRƯỞNG BAN}. Whoever
 * only holds the head's post for the time being signs as the table {@code temporary-charge} says. In state organs that
 * is decree 30/2020/NĐ-CP: {@code Q.} before the title of one who was given the powers (annex I), and one in charge
 * signs as a deputy for the head (article 13, clause 1). No published rule of the Party was found (?): its words,
 * {@code QUYỀN …} and {@code … PHỤ TRÁCH}, follow practice and are changed in the table.
 */
@Service
public class SigningAuthority {

    /** Id of the decision. */
    public static final String TABLE = "signing-authority";

    /** Id of the decision on the words of those who hold the head's post for the time being. */
    public static final String CHARGES = "temporary-charge";

    private static final Pattern COLUMN = Pattern.compile("\\{(\\w+)}");
    private static final String STANDING_BOARD = "STANDING_BOARD";

    private final DecisionTables tables;
    private final Organisation organisation;

    SigningAuthority(DecisionTables tables, Organisation organisation) {
        this.tables = tables;
        this.organisation = organisation;
    }

    /**
     * Who may sign.
     *
     * @param typeCode for example {@code CT}
     * @param issuer code of the issuing body
     * @param standingBoard code of the issuer's Standing Board; used when the table lets it sign
     * @throws DomainException when the table has no row for it
     */
    public Signers signers(String typeCode, String issuer, String standingBoard) {
        Body body = organisation.body(issuer);
        return signers(tables.single(TABLE, Map.of("docType", typeCode, "issuerKind", body.kind().name())),
                issuer, standingBoard);
    }

    /** Same, from a row that a business rule task has already read. */
    public Signers signers(Map<String, Object> row, String issuer, String standingBoard) {
        String body = STANDING_BOARD.equals(row.get("signer")) ? standingBoard : issuer;
        List<Role> roles = Arrays.stream(row.get("roles").toString().split(",")).map(String::strip).map(Role::of)
                .toList();
        return new Signers(body, roles, row);
    }

    /** Candidate groups of the task "ký", comma-separated; posts that nobody holds are left out. */
    public String groups(Signers signers) {
        List<GroupId> groups = signers.roles().stream().map(role -> new GroupId(signers.body(), role)).toList();
        List<GroupId> held = groups.stream().filter(g -> !organisation.members(g).isEmpty()).toList();
        return (held.isEmpty() ? groups.subList(0, 1) : held).stream().map(GroupId::toString)
                .collect(Collectors.joining(","));
    }

    /**
     * The words over the signature of this person, by the first role in the table's order that the person holds; a
     * deputy who stands in for the head signs as the deputy. A substitute without such a post signs as whom they replace.
     */
    public Words words(Signers signers, String username) {
        for (Role role : signers.roles()) {
            Optional<Holding> holding = organisation.holding(new GroupId(signers.body(), role), username);
            if (holding.isPresent()) {
                return words(signers, role, holding.get().charge());
            }
        }
        return words(signers, signers.roles().stream()
                .filter(r -> organisation.members(new GroupId(signers.body(), r)).contains(username))
                .findFirst().orElse(Role.LEADER), null);
    }

    private Words words(Signers signers, Role role, Charge charge) {
        if (role == Role.DEPUTY || charge == null) {
            String prefix = role == Role.DEPUTY ? "deputy" : "leader";
            return new Words(text(signers, prefix + "Capacity"), text(signers, prefix + "Title"));
        }
        Map<String, Object> said = tables.single(CHARGES, Map.of("charge", charge.name(),
                "issuerKind", organisation.body(signers.body()).kind().name()));
        return new Words(filled(said.get("capacity"), signers), filled(said.get("title"), signers));
    }

    /** @param pattern names columns of {@code signing-authority} in braces */
    private static String filled(Object pattern, Signers signers) {
        return COLUMN.matcher(String.valueOf(pattern)).replaceAll(column ->
                Matcher.quoteReplacement(text(signers, column.group(1))));
    }

    private static String text(Signers signers, String column) {
        return String.valueOf(signers.row().get(column));
    }

    /** @param body whose officers sign */
    public record Signers(String body, List<Role> roles, Map<String, Object> row) {}

    /**
     * @param capacity for example {@code T/M BAN THƯỜNG VỤ}; empty when the head of a body signs directly
     * @param title for example {@code PHÓ BÍ THƯ THƯỜNG TRỰC}
     */
    public record Words(String capacity, String title) {

        /** Both lines as they stand over the signature. */
        public String text() {
            return capacity.isEmpty() ? title : capacity + "\n" + title;
        }
    }
}
