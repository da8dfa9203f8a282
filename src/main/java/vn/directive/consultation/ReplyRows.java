package vn.directive.consultation;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.directive.consultation.ReplyRowRepository.Row;
import vn.directive.consultation.ReplySteps.Step;
import vn.directive.document.DossierAccess;
import vn.directive.document.DraftClauses.Clause;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Accounts.Account;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;
import vn.directive.shared.CurrentUser;
import vn.directive.shared.DomainException;
import vn.directive.shared.NotFoundException;

/**
 * The comments of a body's answer while it is in preparation, row by row. Whoever may work on the body's open task
 * "prepare the answer" writes; its leader, and its specialists while others have the task, read; to everybody else
 * the sheet does not exist. No change is lost unseen: a row is changed only in the version that its author saw.
 */
@Service
@Transactional
public class ReplyRows {

    /** More rows, or more characters in one cell, are a mistake of the sender. */
    static final int MOST_ROWS = 5_000;
    static final int LONGEST_CELL = 6_000_000;

    private final ReplyRowRepository rows;
    private final RoundRepository rounds;
    private final CitedClauses clauses;
    private final ReplySteps steps;
    private final DossierAccess access;
    private final Organisation organisation;
    private final Accounts accounts;
    private final CurrentUser currentUser;

    ReplyRows(ReplyRowRepository rows, RoundRepository rounds, CitedClauses clauses, ReplySteps steps,
            DossierAccess access, Organisation organisation, Accounts accounts, CurrentUser currentUser) {
        this.rows = rows;
        this.rounds = rounds;
        this.clauses = clauses;
        this.steps = steps;
        this.access = access;
        this.organisation = organisation;
        this.accounts = accounts;
        this.currentUser = currentUser;
    }

    /**
     * The sheet that belongs to a task "prepare" or "approve the answer".
     *
     * @throws NotFoundException when the task is no such task, is over, or is not the acting person's to see
     */
    @Transactional(readOnly = true)
    public Sheet ofTask(String taskId) {
        UUID requestId = steps.requestOf(taskId).orElseThrow(() ->
                new NotFoundException("Việc này không có mục góp ý của cơ quan."));
        RoundRequest request = rounds.request(requestId);
        Round round = rounds.get(request.roundId());
        Optional<String> fixed = requireKnown(round, request);
        List<RowView> present = views(rows.present(requestId));
        return new Sheet(requestId, request.body(), Organisation.called(
                organisation.names(List.of(request.body(), request.owner())), request.body(), request.owner()),
                round.label(),
                round.draftVersion(), request.due(), fixed.isEmpty(), fixed.orElse(null), currentUser.username(),
                clauses.of(round), present, rows.newest(requestId));
    }

    /**
     * What happened since a revision, deleted rows included.
     *
     * @throws NotFoundException when there is no such request or the acting person may not know of it
     */
    @Transactional(readOnly = true)
    public Changes changes(UUID requestId, long afterRevision) {
        Optional<String> fixed = requireKnown(rounds.get(rounds.roundOf(requestId)), rounds.request(requestId));
        List<Row> changed = rows.changed(requestId, afterRevision);
        return new Changes(fixed.isEmpty(), fixed.orElse(null), views(changed),
                changed.stream().mapToLong(Row::revision).max().orElse(afterRevision));
    }

    /**
     * Adds rows. Sending the same ids again changes nothing, so that a lost answer can be asked for again.
     *
     * @param after the row above, or null to add at the end
     * @throws ReplyFixedException when the answer is not in preparation
     */
    public List<RowView> add(UUID requestId, UUID after, List<NewRow> added) {
        if (added.isEmpty() || new HashSet<>(added.stream().map(NewRow::id).toList()).size() < added.size()) {
            throw new DomainException("rows", "Cần ít nhất một dòng, mỗi dòng một mã riêng.");
        }
        write(requestId);
        requireRoom(added.size());
        List<NewRow> clean = added.stream().map(r -> new NewRow(r.id(), r.text().clean())).toList();
        rows.insert(requestId, rows.placesAfter(requestId, after, clean.size()), clean, currentUser.username());
        requireRoom(rows.count(requestId));
        List<Row> stored = rows.find(requestId, clean.stream().map(NewRow::id).toList());
        if (stored.size() < clean.size()) {
            throw new DomainException("rows", "Mã dòng đã được dùng ở nơi khác.");
        }
        return views(stored);
    }

    private static void requireRoom(int wanted) {
        if (wanted > MOST_ROWS) {
            throw new DomainException("rows", "Một cơ quan gửi nhiều nhất %d góp ý trong một vòng.".formatted(MOST_ROWS));
        }
    }

    /**
     * @param version that the author saw
     * @throws StaleRowException when somebody else was faster
     * @throws ReplyFixedException when the answer is not in preparation
     */
    public RowView change(UUID requestId, UUID rowId, int version, RowText text) {
        write(requestId);
        return view(rows.change(requestId, rowId, version, text.clean(), currentUser.username())
                .orElseThrow(() -> stale(requestId, rowId)));
    }

    /** As {@link #change}; a row already deleted stays so. */
    public RowView delete(UUID requestId, UUID rowId, int version) {
        write(requestId);
        return view(rows.delete(requestId, rowId, version, currentUser.username())
                .or(() -> rows.find(requestId, List.of(rowId)).stream().filter(Row::deleted).findFirst())
                .orElseThrow(() -> stale(requestId, rowId)));
    }

    /** Takes a deletion back. */
    public RowView restore(UUID requestId, UUID rowId) {
        write(requestId);
        rows.restore(requestId, rowId, currentUser.username());
        return view(existing(requestId, rowId));
    }

    /** @param after the row above, or null to put it first */
    public RowView move(UUID requestId, UUID rowId, UUID after) {
        write(requestId);
        existing(requestId, rowId);
        rows.move(requestId, rowId, after == null ? rows.placeBeforeAll(requestId)
                : rows.placesAfter(requestId, after, 1)[0]);
        return view(existing(requestId, rowId));
    }

    /** Writers of one sheet follow one another, and none of them overlaps with sending the answer on. */
    private void write(UUID requestId) {
        Round round = rounds.get(rounds.roundOf(requestId));
        requireKnown(round, rounds.lockRequest(requestId)).ifPresent(why -> {
            throw new ReplyFixedException(why);
        });
    }

    /** @return why the acting person may only read, or nothing when they may write */
    private Optional<String> requireKnown(Round round, RoundRequest request) {
        Optional<Step> step = request.processInstanceId() == null ? Optional.empty()
                : steps.current(request.processInstanceId());
        boolean mine = step.filter(Step::mine).isPresent();
        access.require(round.directiveId(), ReplyRows::unknown);
        if (!mine && !isOfThoseWhoAnswer(request.owner())) {
            throw unknown();
        }
        if (!request.state().isAwaited()) {
            return Optional.of("Yêu cầu góp ý này %s nên không sửa góp ý được nữa.".formatted(request.state().label()));
        }
        if (!round.takesReplies()) {
            return Optional.of("Không nhận ý kiến nữa: %s %s.".formatted(round.label(), round.state().label()));
        }
        if (request.state() == RequestState.PREPARED) {
            return Optional.of("Ý kiến đã trình lãnh đạo duyệt. Cần sửa thì lãnh đạo trả lại để chuẩn bị lại.");
        }
        if (step.filter(Step::preparing).isEmpty()) {
            return Optional.of("Chưa đến bước chuẩn bị ý kiến.");
        }
        return mine ? Optional.empty() : Optional.of("Chỉ người được giao chuẩn bị ý kiến mới sửa được.");
    }

    private static NotFoundException unknown() {
        return new NotFoundException("Không tìm thấy yêu cầu góp ý.");
    }

    /** They have had the answer in hand, or will: a late keystroke of theirs deserves a sentence. */
    private boolean isOfThoseWhoAnswer(String body) {
        Set<String> groups = organisation.groupsOf(currentUser.username());
        return groups.contains(new GroupId(body, Role.SPECIALIST).toString())
                || groups.contains(new GroupId(body, Role.LEADER).toString());
    }

    private Row existing(UUID requestId, UUID rowId) {
        return rows.find(requestId, List.of(rowId)).stream().findFirst().orElseThrow(() ->
                new NotFoundException("Không tìm thấy góp ý."));
    }

    private StaleRowException stale(UUID requestId, UUID rowId) {
        return new StaleRowException(view(existing(requestId, rowId)));
    }

    private RowView view(Row row) {
        return views(List.of(row)).get(0);
    }

    private List<RowView> views(List<Row> found) {
        Map<String, Account> people = found.isEmpty() ? Map.of()
                : accounts.find(found.stream().map(Row::changedBy).collect(Collectors.toSet()));
        return found.stream().map(r -> new RowView(r.id(), r.position(), r.version(), r.revision(), r.clause(),
                r.kind(), r.comment(), r.proposed(), Optional.ofNullable(people.get(r.changedBy()))
                        .map(Account::displayName).orElse(r.changedBy()), r.changedAt(), r.deleted())).toList();
    }

    /**
     * @param due of the body's answer
     * @param notice why it can only be read; null while it may be changed
     * @param username of the acting person
     * @param clauses of the draft version that the round asks about
     * @param rows in order, without deleted ones
     * @param revision of the newest change
     */
    public record Sheet(UUID requestId, String body, String bodyName, String roundLabel, Integer draftVersion,
            LocalDate due, boolean editable, String notice, String username, List<Clause> clauses, List<RowView> rows,
            long revision) {}

    public record Changes(boolean editable, String notice, List<RowView> rows, long revision) {}

    /**
     * @param position only good for ordering
     * @param version of the content; a move leaves it as it is
     * @param changedBy office that changed the content last
     */
    public record RowView(UUID id, double position, int version, long revision, String clause, CommentKind kind,
            String comment, String proposed, String changedBy, Instant changedAt, boolean deleted) {}

    /** @param id chosen by the sender */
    public record NewRow(UUID id, RowText text) {

        public NewRow {
            if (id == null || text == null) {
                throw new DomainException("rows", "Mỗi dòng cần có mã và nội dung.");
            }
        }
    }

    /**
     * What people type into a row; all of it may be empty while they do.
     *
     * @param clause place in the draft, in the words of the body
     * @param proposed wording proposed instead
     */
    public record RowText(String clause, CommentKind kind, String comment, String proposed) {

        RowText clean() {
            return new RowText(clean("clause", clause), kind == null ? CommentKind.CONTENT : kind,
                    clean("comment", comment), clean("proposed", proposed));
        }

        private static String clean(String field, String text) {
            if (text == null) {
                return "";
            }
            if (text.length() > LONGEST_CELL) {
                throw new DomainException(field, "Nội dung của một ô không quá %,d ký tự.".formatted(LONGEST_CELL)
                        .replace(',', '.'));
            }
            // PostgreSQL has no place for the null character, which some tables bring along when pasted.
            return Normalizer.normalize(text.replace("\0", ""), Normalizer.Form.NFC);
        }
    }
}
