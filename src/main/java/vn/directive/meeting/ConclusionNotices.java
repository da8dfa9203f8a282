package vn.directive.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.directive.Directives;
import vn.directive.directive.Directives.DirectiveView;
import vn.directive.directive.Phase;
import vn.directive.directive.Timeline;
import vn.directive.document.DocumentKind;
import vn.directive.document.Documents;
import vn.directive.document.Documents.NewDocument;
import vn.directive.document.HandedIn;
import vn.directive.meeting.NoticeView.Review;
import vn.directive.organisation.Organisation;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotFoundException;

/** Conclusion notices of the Standing Board: drafted by the Office, numbered when issued, ordering the draft. */
@Service
@Transactional
public class ConclusionNotices {

    /** Type code of conclusion notices in {@code document-types}. */
    public static final String TYPE = "TB";

    private final NoticeTable table;
    private final MeetingTable meetings;
    private final Directives directives;
    private final Documents documents;
    private final HandedIn handedIn;
    private final Timeline timeline;
    private final Organisation organisation;
    private final CurrentUser currentUser;
    private final Clock clock;

    ConclusionNotices(NoticeTable table, MeetingTable meetings, Directives directives, Documents documents,
            HandedIn handedIn, Timeline timeline, Organisation organisation, CurrentUser currentUser, Clock clock) {
        this.table = table;
        this.meetings = meetings;
        this.directives = directives;
        this.documents = documents;
        this.handedIn = handedIn;
        this.timeline = timeline;
        this.organisation = organisation;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** Opens the notice of a dossier, tied to its meeting if there was one; moves the dossier on. */
    public UUID open(UUID directiveId) {
        directives.enter(directiveId, Phase.CONCLUSION);
        UUID id = UUID.randomUUID();
        table.insert(id, directiveId, meetings.latest(directiveId).map(MeetingView::id).orElse(null), clock.instant());
        return id;
    }

    /** Submits the draft to the format check; an uploaded draft is kept as it is, else the text is composed. */
    public void draft(UUID noticeId, NoticeDraft draft) {
        NoticeView notice = lock(noticeId);
        notice.require(NoticeState.DRAFTING, "trình dự thảo");
        Map<String, String> names = organisation.names(
                Stream.concat(Stream.of(draft.leadBody()), draft.coordinatingBodies().stream()).toList());
        exists("leadBodyCode", draft.leadBody(), names);
        draft.coordinatingBodies().forEach(body -> exists("coordinatingBodies", body, names));
        heldOn(notice).filter(held -> !draft.draftDeadline().isAfter(held)).ifPresent(held -> {
            throw new DomainException("deadline", "Hạn trình dự thảo phải sau ngày họp %s."
                    .formatted(MeetingTexts.day(held)));
        });
        DirectiveView directive = directives.get(notice.directiveId());
        NewDocument document = new NewDocument(directive.id(), DocumentKind.CONCLUSION_NOTICE,
                "Thông báo kết luận về việc: " + directive.subject(), directive.standingBoard());
        table.submitted(noticeId, draft, handedIn.uploaded(document,
                HandedIn.Version.ofNullable(notice.documentId(), notice.version()))
                .orElseGet(() -> handedIn.write(document, MeetingTexts.notice(directive.subject(), draft,
                        names.get(draft.leadBody()), draft.coordinatingBodies().stream().map(names::get).toList()))));
    }

    /** @param note may be null */
    public void pass(UUID noticeId, NoticeStep step, String note) {
        lock(noticeId).require(step.before(), "qua bước “" + step.label() + "”");
        review(noticeId, step, true, note);
        table.state(noticeId, step.after());
    }

    /** @param capacity form of words over the signature, as {@code signing-authority} decided */
    public void sign(UUID noticeId, String capacity) {
        pass(noticeId, NoticeStep.SIGNATURE, null);
        table.signed(noticeId, currentUser.username(), capacity);
    }

    /** Sends the notice back to its drafter. */
    public void giveBack(UUID noticeId, NoticeStep step, String note) {
        lock(noticeId).require(step.before(), "trả lại ở bước “" + step.label() + "”");
        if (note == null || note.isBlank()) {
            throw new DomainException("note", "Trả lại thì phải ghi lý do.");
        }
        review(noticeId, step, false, note);
        table.state(noticeId, NoticeState.DRAFTING);
    }

    /**
     * Numbers and issues the notice and gives the lead body its task.
     *
     * @param issuedOn not after the draft's deadline, not before the meeting
     * @return the symbol from the Standing Board's register, for example {@code 1704-TB/TU}
     */
    public String issue(UUID noticeId, LocalDate issuedOn, String recipients) {
        NoticeView notice = lock(noticeId);
        notice.require(NoticeState.SIGNED, "phát hành");
        if (!issuedOn.isBefore(notice.draftDeadline())) {
            throw new DomainException("issuedOn", "Ngày ban hành phải trước hạn trình dự thảo %s."
                    .formatted(MeetingTexts.day(notice.draftDeadline())));
        }
        heldOn(notice).filter(issuedOn::isBefore).ifPresent(held -> {
            throw new DomainException("issuedOn", "Ngày ban hành không được trước ngày họp %s."
                    .formatted(MeetingTexts.day(held)));
        });
        DirectiveView directive = directives.get(notice.directiveId());
        String symbol = documents.issue(HandedIn.Version.ofNullable(notice.documentId(), notice.version()),
                TYPE, directive.standingBoard(), issuedOn, notice.signedBy(), notice.capacity());
        table.issued(noticeId, symbol, issuedOn, recipients);
        timeline.record(directive.id(), "notice.issued", "Đã ban hành Thông báo kết luận %s ngày %s"
                .formatted(symbol, MeetingTexts.day(issuedOn)));
        directives.assignDraft(directive.id(), notice.leadBody(), table.coordinatingBodies(noticeId),
                notice.draftDeadline());
        return symbol;
    }

    @Transactional(readOnly = true)
    public NoticeView get(UUID noticeId) {
        return table.find(noticeId).orElseThrow(ConclusionNotices::unknown);
    }

    /** The newest notice of a dossier. */
    @Transactional(readOnly = true)
    public Optional<NoticeView> ofDossier(UUID directiveId) {
        return table.latest(directiveId);
    }

    /** The conclusions; before the first draft, what the meeting's directions propose. */
    @Transactional(readOnly = true)
    public List<String> conclusions(UUID noticeId) {
        List<String> written = table.conclusions(noticeId);
        UUID meeting = get(noticeId).meetingId();
        return !written.isEmpty() || meeting == null ? written
                : meetings.directions(meeting).stream().map(MeetingTexts::direction).toList();
    }

    @Transactional(readOnly = true)
    public List<String> coordinatingBodies(UUID noticeId) {
        return table.coordinatingBodies(noticeId);
    }

    /** Reviews of the notice, oldest first. */
    @Transactional(readOnly = true)
    public List<Review> reviews(UUID noticeId) {
        return table.reviews(noticeId);
    }

    private Optional<LocalDate> heldOn(NoticeView notice) {
        return Optional.ofNullable(notice.meetingId()).flatMap(meetings::find).map(MeetingView::heldOn);
    }

    private void review(UUID noticeId, NoticeStep step, boolean passed, String note) {
        table.review(noticeId, new Review(step, passed, note, currentUser.username()), clock.instant());
    }

    private static void exists(String field, String body, Map<String, String> names) {
        if (!names.containsKey(body)) {
            throw new DomainException(field, "Không có cơ quan nào mang mã “%s”.".formatted(body));
        }
    }

    private NoticeView lock(UUID noticeId) {
        return table.lock(noticeId).orElseThrow(ConclusionNotices::unknown);
    }

    private static NotFoundException unknown() {
        return new NotFoundException("Không tìm thấy thông báo kết luận.");
    }
}
