package vn.directive.consultation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What comment rounds tell the other modules; published within the transaction that causes it. */
public final class ConsultationEvents {

    /**
     * The letter was signed; requests follow one by one.
     *
     * @param invited bodies invited to the conference; empty for other modes
     */
    public record RoundOpened(UUID roundId, UUID directiveId, int number, RoundMode mode, String letterSymbol,
            LocalDate deadline, List<String> invited) {}

    /** One body was asked. */
    public record RequestOpened(UUID requestId, UUID roundId, UUID directiveId, String body, LocalDate due) {}

    /**
     * Bodies that have not answered are reminded, all at once.
     *
     * @param note what they are told beyond that, or null
     */
    public record RequestsReminded(UUID roundId, UUID directiveId, int number, List<Asked> asked, String note) {}

    /** Due dates of requests moved: by extensions of their own or of the round. */
    public record RequestsExtended(UUID roundId, UUID directiveId, int number, List<Asked> asked) {}

    /**
     * The request to one body.
     *
     * @param owner body that answers for it now
     * @param processInstanceId where the body works on its answer, or null while it is not sent
     */
    public record Asked(UUID requestId, String owner, LocalDate due, String processInstanceId) {}

    /** A body need not answer any more. */
    public record RequestWithdrawn(UUID requestId, UUID roundId, UUID directiveId, String body, String reason) {}

    /** A body answered or declined. */
    public record RequestReplied(UUID requestId, UUID roundId, UUID directiveId, String body, RequestState state,
            boolean late) {}

    /** The round stopped waiting; late answers are taken until its synthesis is approved. */
    public record RoundClosed(UUID roundId, UUID directiveId, int number, ClosingCause cause, int answered,
            int silent) {}

    /** The synthesis was approved; nothing more is taken. */
    public record RoundFinished(UUID roundId, UUID directiveId, int number, boolean anotherRound) {}

    private ConsultationEvents() {}
}
