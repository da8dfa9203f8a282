package vn.directive.document;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.directive.organisation.Body;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;
import vn.directive.shared.DomainException;
import vn.directive.workflow.DecisionTables;

/** Reads the table {@code signing-authority}: who may sign a type of document of an issuer, and in which words. */
@Service
public class SigningAuthority {

    /** Id of the decision. */
    public static final String TABLE = "signing-authority";

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

    /** The words over the signature of this person, by the first role in the table's order that the person holds. */
    public Words words(Signers signers, String username) {
        Role role = signers.roles().stream()
                .filter(r -> organisation.members(new GroupId(signers.body(), r)).contains(username))
                .findFirst().orElse(Role.LEADER);
        String prefix = role == Role.DEPUTY ? "deputy" : "leader";
        return new Words(String.valueOf(signers.row().get(prefix + "Capacity")),
                String.valueOf(signers.row().get(prefix + "Title")));
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
