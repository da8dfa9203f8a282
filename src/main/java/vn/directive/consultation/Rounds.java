package vn.directive.consultation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import vn.directive.shared.NotFoundException;

/** Comment rounds as others read them. Each method costs one query, plus one for the names of bodies. */
public interface Rounds {

    /** Rounds of these dossiers with their counts, by dossier, number and ordinal. */
    List<RoundView> ofDirectives(Collection<UUID> directiveIds);

    /** Rounds of one dossier, in order. */
    default List<RoundView> ofDirective(UUID directiveId) {
        return ofDirectives(List.of(directiveId));
    }

    /** @throws vn.directive.shared.NotFoundException when there is no such round */
    RoundView get(UUID roundId);

    /** What is said of a round that does not exist, or that the acting person may not know of. */
    static NotFoundException unknown() {
        return new NotFoundException("Không tìm thấy vòng lấy ý kiến.");
    }

    /** Every asked body, by name; withdrawn ones included. */
    List<RequestView> requests(UUID roundId);

    /** Comments that reached the lead body, by number. */
    List<CommentView> comments(UUID roundId);

    /** The first of these comments by number. */
    List<CommentView> firstComments(UUID roundId, CommentChoice choice, int size);

    /** Which comments by what became of them; {@code ACCEPTED} also in part. */
    enum CommentChoice { ALL, ACCEPTED }

    /**
     * A part of the same.
     *
     * @param bodies that answer for the comments, or null for all
     */
    List<CommentView> comments(UUID roundId, Collection<String> bodies, int size, long offset);

    /** How many there are of the same. */
    long countComments(UUID roundId, Collection<String> bodies);

    /** The leaves of a grassroots round: what each unit gave. Only answered requests count in the totals. */
    List<UnitView> units(UUID roundId);

    /**
     * @param number which planned round of the directive, from 1
     * @param ordinal 1, or higher when the round was held again
     * @param letterSymbol null until signed, or when none is sent
     * @param deadline null while preparing
     */
    record RoundView(UUID id, UUID directiveId, int number, int ordinal, RoundMode mode, RoundState state,
            String draftLabel, String letterSymbol, LocalDate letterIssuedOn, LocalDate deadline,
            SilencePolicy silencePolicy, Instant openedAt, Instant closedAt, ClosingCause closedBy,
            String earlyReason, Instant finishedAt, RequestCounts requests, StanceCounts stances,
            CommentCounts comments, ConferenceCounts conference, UnitTotals units) {}

    /**
     * @param asked withdrawn bodies excluded
     * @param waiting may still answer in time
     * @param silent did not answer when the round closed; never shown as agreement
     * @param late answered after their due date; they are among the answered
     */
    record RequestCounts(int asked, int answered, int declined, int withdrawn, int waiting, int silent, int late) {}

    record StanceCounts(int agrees, int agreesWithChanges, int disagrees, int nothingToAdd) {}

    /** @param total those of requests and those spoken at the conference */
    record CommentCounts(int total, int accepted, int partlyAccepted, int explained, int unprocessed) {}

    /**
     * @param heldOn null when the round has no conference
     * @param opinions spoken at the conference
     */
    record ConferenceCounts(LocalDate heldOn, String place, int invited, int attended, int opinions) {}

    /** Sums over the leaves of answered requests. */
    record UnitTotals(int units, int conferences, int delegates, int opinions, int agreeing, int agreeingWithChanges,
            int disagreeing) {}

    /**
     * @param body whom it was asked of
     * @param bodyName says also who answers for it, where that is another one
     * @param owner who answers for it now
     * @param processInstanceId the body's own instance, or null before it is sent; it ends with the answer
     */
    record RequestView(UUID id, String body, String bodyName, String owner, RequestState state, LocalDate due, Instant
            sentAt, Instant repliedAt, boolean late, Stance stance, String generalOpinion, String replySymbol, LocalDate
            replyDated, String declineReason, String namedBody, String withdrawalReason, int comments, int delegates,
            String processInstanceId) {}

    /**
     * @param spoken at the conference
     * @param clause as cited
     * @param clauseNumber of the clause in the round's draft version, or null when its outline does not have it
     */
    record CommentView(UUID id, int number, String body, String bodyName, boolean spoken, String clause,
            String clauseNumber, CommentKind kind, String comment, String proposed, CommentOutcome outcome,
            String outcomeReason, Integer takenInVersion) {

        /** For those who are not told yet what became of it. */
        public CommentView withoutOutcome() {
            return new CommentView(id, number, body, bodyName, spoken, clause, clauseNumber, kind, comment, proposed,
                    null, null, null);
        }
    }

    record UnitView(String askedBody, String unitCode, String unitName, LocalDate heldOn, int conferences,
            int delegates, int opinions, int agreeing, int agreeingWithChanges, int disagreeing) {}
}
