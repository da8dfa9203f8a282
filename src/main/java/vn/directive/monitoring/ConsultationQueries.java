package vn.directive.monitoring;

import static vn.directive.monitoring.Rows.date;
import static vn.directive.monitoring.Rows.instant;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Comment rounds in figures. Sums of grassroots rounds are always computed from the rows of the units. */
@Service
@Transactional(readOnly = true)
public class ConsultationQueries {

    private final JdbcClient jdbc;
    private final Visibility visibility;

    ConsultationQueries(JdbcClient jdbc, Visibility visibility) {
        this.jdbc = jdbc;
        this.visibility = visibility;
    }

    /** Rounds in order; a reopened round follows the one it repeats. */
    public List<Round> rounds(UUID directiveId) {
        visibility.require(directiveId);
        return jdbc.sql("""
                select c.*, r.*, o.*, u.*, k.held_on, k.place, b.*
                from comment_round c
                cross join lateral (
                    select count(*) filter (where r.state not in ('PLANNED', 'WITHDRAWN')) as asked,
                           count(*) filter (where r.state = 'ANSWERED') as answered,
                           count(*) filter (where r.state = 'ANSWERED' and r.late) as late,
                           count(*) filter (where r.state = 'DECLINED') as declined,
                           count(*) filter (where r.state = 'UNANSWERED') as silent,
                           count(*) filter (where r.state in ('SENT', 'ACCEPTED', 'PREPARED')) as waiting,
                           count(*) filter (where r.state = 'ANSWERED' and r.stance = 'AGREES') as agrees,
                           count(*) filter (where r.state = 'ANSWERED' and r.stance = 'AGREES_WITH_CHANGES')
                               as agrees_with_changes,
                           count(*) filter (where r.state = 'ANSWERED' and r.stance = 'DISAGREES') as disagrees,
                           count(*) filter (where r.state = 'ANSWERED' and r.stance = 'NOTHING_TO_ADD')
                               as nothing_to_add
                    from round_request r where r.round_id = c.id) r
                cross join lateral (
                    select count(*) as comments,
                           count(*) filter (where o.outcome = 'ACCEPTED') as accepted,
                           count(*) filter (where o.outcome = 'PARTLY_ACCEPTED') as partly_accepted,
                           count(*) filter (where o.outcome = 'EXPLAINED') as explained,
                           count(*) filter (where o.request_id is null) as spoken
                    from round_comment o where o.round_id = c.id) o
                cross join lateral (
                    select count(distinct u.unit_key) as units, coalesce(sum(u.conferences), 0) as conferences,
                           coalesce(sum(u.delegates), 0) as delegates, coalesce(sum(u.opinions), 0) as opinions
                    from unit_result u where u.round_id = c.id) u
                left join conference k on k.round_id = c.id
                cross join lateral (
                    select count(*) as invited, count(*) filter (where b.attended) as attended
                    from conference_body b where b.round_id = c.id) b
                where c.directive_id = :id order by c.number, c.ordinal
                """).param("id", directiveId).query((row, index) -> new Round(row.getObject("id", UUID.class),
                        row.getInt("number"), row.getInt("ordinal"), row.getString("mode"), row.getString("state"),
                        row.getString("letter_symbol"), date(row, "letter_issued_on"), date(row, "deadline"),
                        row.getString("silence_policy"), row.getObject("draft_version", Integer.class),
                        row.getObject("revised_version", Integer.class), instant(row, "opened_at"),
                        instant(row, "closed_at"), row.getString("closed_by"),
                        new Requests(row.getInt("asked"), row.getInt("answered"), row.getInt("late"),
                                row.getInt("declined"), row.getInt("silent"), row.getInt("waiting")),
                        new Stances(row.getInt("agrees"), row.getInt("agrees_with_changes"), row.getInt("disagrees"),
                                row.getInt("nothing_to_add")),
                        new Comments(row.getInt("comments"), row.getInt("accepted"), row.getInt("partly_accepted"),
                                row.getInt("explained")),
                        date(row, "held_on") == null ? null : new Conference(date(row, "held_on"),
                                row.getString("place"), row.getInt("invited"), row.getInt("attended"),
                                row.getInt("spoken")),
                        new Units(row.getInt("units"), row.getInt("conferences"), row.getInt("delegates"),
                                row.getInt("opinions")))).list();
    }

    /**
     * @param number which of the planned rounds, from 1
     * @param ordinal from 1; higher when the round was reopened
     * @param letterSymbol of the letter that asked, or null
     * @param conference null in rounds without one
     */
    public record Round(UUID id, int number, int ordinal, String mode, String state, String letterSymbol,
            LocalDate letterIssuedOn, LocalDate deadline, String silencePolicy, Integer draftVersion,
            Integer revisedVersion, Instant openedAt, Instant closedAt, String closedBy, Requests requests,
            Stances stances, Comments comments, Conference conference, Units units) {}

    /**
     * @param answered among the asked; declined ones are counted apart
     * @param late answered, but after the deadline
     * @param silent asked and never answered, once the round is closed
     * @param waiting may still answer
     */
    public record Requests(int asked, int answered, int late, int declined, int silent, int waiting) {}

    public record Stances(int agrees, int agreesWithChanges, int disagrees, int nothingToAdd) {}

    public record Comments(int total, int accepted, int partlyAccepted, int explained) {}

    /** @param opinions spoken there */
    public record Conference(LocalDate heldOn, String place, int invited, int attended, int opinions) {}

    /** What the units' own conferences gave; zero outside grassroots rounds. */
    public record Units(int units, int conferences, int delegates, int opinions) {}
}
