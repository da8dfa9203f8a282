package vn.directive.directive;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The dossiers of directives: what they are about, whose they are, where they stand. */
public interface Directives {

    /** Opens a dossier; gives it its dossier number: {@code HS-<year>-<nnn>}, not in a series when it is restricted. */
    UUID open(NewDirective directive);

    /** @throws vn.directive.shared.NotFoundException when there is no such dossier */
    DirectiveView get(UUID directiveId);

    Optional<DirectiveView> findByDossierNumber(String dossierNumber);

    /**
     * Moves the dossier on.
     *
     * @throws vn.directive.shared.DomainException naming the present phase when the step is not allowed from there
     */
    void enter(UUID directiveId, Phase phase);

    /** Records what the conclusion notice decided. */
    void assignDraft(UUID directiveId, String leadBody, List<String> coordinatingBodies, LocalDate draftDeadline);

    /** Records issuance: symbol and date, as taken from the register; enters {@link Phase#IN_FORCE}. */
    void issued(UUID directiveId, String symbol, LocalDate issuedOn);

    /** Records the bodies that must carry the directive out; they plan and report. */
    void address(UUID directiveId, List<String> bodies);

    /**
     * Codes of the bodies that must carry the directive out now, in order of code: the addressed ones, and where one of
     * them has ended, its successor; each once.
     */
    List<String> addressedBodies(UUID directiveId);

    /** Ends a directive in force: {@link Phase#CLOSED}, {@link Phase#REPLACED} or {@link Phase#REPEALED}. */
    void end(UUID directiveId, Phase ending, LocalDate endedOn, String reason, String decisionSymbol);

    /** Cancels a dossier before issuance. */
    void cancel(UUID directiveId, String reason, String decisionSymbol);

    /** Records which directive replaces which. */
    void replacedBy(UUID directiveId, UUID successorId);

    /**
     * @param source {@code MEETING}, {@code SUPERIOR_DOCUMENT} or {@code PROPOSAL}
     * @param roundModes modes of the planned comment rounds in order, for example WRITTEN, CONFERENCE, GRASSROOTS
     * @param predecessorId the directive that this one is to replace, or null
     * @param tenantId set for a restricted dossier, else null
     */
    record NewDirective(String subject, String reason, String issuer, String leadBody, String office,
            String standingBoard, String urgency, String source, List<String> roundModes, UUID predecessorId,
            String tenantId) {}

    /** @param issuer decides on the directive now; a directive in force bears the name of the issuer of its day */
    record DirectiveView(UUID id, String dossierNumber, String subject, String reason, String issuer,
            String leadBody, String office, String standingBoard, Phase phase, String urgency, boolean restricted,
            String symbol, LocalDate issuedOn, LocalDate draftDeadline, List<String> roundModes,
            List<String> coordinatingBodies, LocalDate openedOn, LocalDate endedOn) {}
}
