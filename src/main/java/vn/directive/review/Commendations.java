package vn.directive.review;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.Timeline;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.NewDocument;
import vn.directive.document.SigningAuthority;
import vn.directive.organisation.Organisation;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;

/** Commendations that follow from a review: appraisal, decision with its number, publication. */
@Service
@Transactional
public class Commendations {

    private static final String DECISION = "QĐ";

    private final JdbcClient jdbc;
    private final ReviewRepository repository;
    private final Directives directives;
    private final Documents documents;
    private final SigningAuthority signing;
    private final Organisation organisation;
    private final Timeline timeline;
    private final CurrentUser currentUser;
    private final Clock clock;

    Commendations(JdbcClient jdbc, ReviewRepository repository, Directives directives, Documents documents,
            SigningAuthority signing, Organisation organisation, Timeline timeline, CurrentUser currentUser,
            Clock clock) {
        this.jdbc = jdbc;
        this.repository = repository;
        this.directives = directives;
        this.documents = documents;
        this.signing = signing;
        this.organisation = organisation;
        this.timeline = timeline;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    public void begin(UUID reviewId) {
        jdbc.sql("insert into commendation (review_id) values (:id) on conflict do nothing").param("id", reviewId)
                .update();
    }

    /** All nominations, or only those in a state. */
    @Transactional(readOnly = true)
    public List<Nomination> nominations(UUID reviewId, String... states) {
        return repository.nominations(reviewId).stream()
                .filter(n -> states.length == 0 || List.of(states).contains(n.state())).toList();
    }

    /** Each as one line for people, by its number, in order. */
    @Transactional(readOnly = true)
    public Map<Integer, String> lines(List<Nomination> nominations) {
        Map<String, String> names = organisation.names(nominations.stream().map(Nomination::body).toList());
        Map<Integer, String> lines = new LinkedHashMap<>();
        nominations.forEach(n -> lines.put(n.number(), n.line(names.get(n.body()))));
        return lines;
    }

    /**
     * Forwards some nominations and rejects the others.
     *
     * @throws DomainException when the person nominated one of them, or none is forwarded
     */
    public void forward(UUID reviewId, List<Integer> forwarded, String appraisal) {
        checkNotNominator(reviewId);
        if (forwarded.isEmpty()) {
            throw new DomainException("forwarded",
                    "Chọn ít nhất một đề nghị để trình, hoặc chọn “Không đề nghị khen thưởng”.");
        }
        repository.nominationStates(reviewId, numbers(reviewId), "REJECTED");
        repository.nominationStates(reviewId, forwarded, "FORWARDED");
        appraised(reviewId, appraisal);
    }

    public void rejectAll(UUID reviewId, String appraisal) {
        checkNotNominator(reviewId);
        repository.nominationStates(reviewId, numbers(reviewId), "REJECTED");
        appraised(reviewId, appraisal);
        timeline.record(directiveOf(reviewId).id(), "commendation.none", "Không có đề nghị khen thưởng đạt yêu cầu");
    }

    /** Asks the lead body for more, or hands the appraisal back after the issuer returned it. */
    public void giveBack(UUID reviewId, String note) {
        jdbc.sql("update commendation set return_note = :note where review_id = :id").param("note", note)
                .param("id", reviewId).update();
    }

    public void supplement(UUID reviewId, String text) {
        jdbc.sql("""
                update commendation set supplement = concat_ws(E'\\n', supplement, cast(:text as text)),
                    return_note = null where review_id = :id
                """).param("text", text).param("id", reviewId).update();
    }

    /** Appraisal, supplement and note of the last return, for the next person's form; values may be null. */
    @Transactional(readOnly = true)
    public Map<String, Object> file(UUID reviewId) {
        return jdbc.sql("select appraisal, supplement, return_note, symbol from commendation where review_id = :id")
                .param("id", reviewId).query().singleRow();
    }

    /** Decides, takes the decision's number from the register and issues it. */
    public void award(UUID reviewId, List<Integer> awarded, String text) {
        List<Nomination> chosen = nominations(reviewId, "FORWARDED").stream()
                .filter(n -> awarded.contains(n.number())).toList();
        if (chosen.isEmpty()) {
            throw new DomainException("awarded", "Chọn ít nhất một tập thể hoặc mô hình được khen thưởng.");
        }
        repository.nominationStates(reviewId,
                nominations(reviewId, "FORWARDED").stream().map(Nomination::number).toList(), "REJECTED");
        repository.nominationStates(reviewId, chosen.stream().map(Nomination::number).toList(), "AWARDED");
        DirectiveView directive = directiveOf(reviewId);
        LocalDate today = LocalDate.now(clock);
        UUID document = documents.create(new NewDocument(directive.id(), DocumentKind.COMMENDATION_DECISION,
                "Khen thưởng thành tích thực hiện Chỉ thị " + directive.symbol(), directive.issuer()));
        documents.addText(document, DocumentKind.COMMENDATION_DECISION.label(), text + "\n\n"
                + String.join("\n", lines(chosen).values()));
        String capacity = signing.words(signing.signers(DECISION, directive.issuer(), directive.standingBoard()),
                currentUser.username()).text();
        String symbol = documents.issue(document, DECISION, directive.issuer(), today, currentUser.username(),
                capacity);
        jdbc.sql("""
                update commendation set decision_document_id = :document, symbol = :symbol, decided_on = :on,
                    return_note = null where review_id = :id
                """)
                .param("document", document).param("symbol", symbol).param("on", Date.valueOf(today))
                .param("id", reviewId).update();
        timeline.record(directive.id(), "commendation.decided",
                "Quyết định %s khen thưởng %d tập thể, mô hình".formatted(symbol, chosen.size()));
    }

    public void refuse(UUID reviewId, String note) {
        repository.nominationStates(reviewId, numbers(reviewId), "REJECTED");
        jdbc.sql("update commendation set refusal = :note where review_id = :id").param("note", note)
                .param("id", reviewId).update();
        timeline.record(directiveOf(reviewId).id(), "commendation.none", "Không khen thưởng: " + note);
    }

    public void publish(UUID reviewId, LocalDate publishedOn, String recipients) {
        if (publishedOn.isAfter(LocalDate.now(clock))) {
            throw new DomainException("publishedOn", "Ngày công bố không được sau hôm nay.");
        }
        jdbc.sql("update commendation set published_on = :on, recipients = :recipients where review_id = :id")
                .param("on", Date.valueOf(publishedOn)).param("recipients", recipients).param("id", reviewId)
                .update();
        timeline.record(directiveOf(reviewId).id(), "commendation.published",
                "Công bố Quyết định %s".formatted(file(reviewId).get("symbol")));
    }

    private void appraised(UUID reviewId, String appraisal) {
        jdbc.sql("""
                update commendation set appraisal = :appraisal, appraised_by = :by, return_note = null
                where review_id = :id
                """)
                .param("appraisal", appraisal).param("by", currentUser.username()).param("id", reviewId).update();
    }

    private void checkNotNominator(UUID reviewId) {
        if (repository.nominations(reviewId).stream().anyMatch(n -> n.nominatedBy().equals(currentUser.username()))) {
            throw new DomainException("Người giới thiệu khen thưởng không được thẩm định chính đề nghị của mình.");
        }
    }

    private List<Integer> numbers(UUID reviewId) {
        return repository.nominations(reviewId).stream().map(Nomination::number).toList();
    }

    private DirectiveView directiveOf(UUID reviewId) {
        return directives.get(repository.get(reviewId).directiveId());
    }
}
