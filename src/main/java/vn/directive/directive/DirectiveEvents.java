package vn.directive.directive;

import java.time.LocalDate;
import java.util.UUID;

/** What the directive module tells the others; published within the transaction that causes it. */
public final class DirectiveEvents {

    /** The directive was issued and is in force. */
    public record Issued(UUID directiveId, String symbol, LocalDate issuedOn) {}

    /** The dossier was cancelled before issuance; open work of every phase ends. */
    public record Cancelled(UUID directiveId, String reason) {}

    /** The directive ended: closed, replaced or repealed. */
    public record Ended(UUID directiveId, Phase ending) {}

    /** The draft was not submitted by its deadline; its lead body is to be reminded. */
    public record DraftLate(UUID directiveId, String leadBody, LocalDate deadline) {}

    private DirectiveEvents() {}
}
