package vn.directive.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.directive.audit.Reason;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Reform;
import vn.directive.organisation.Reform.Item;
import vn.directive.organisation.Reform.State;
import vn.directive.organisation.Reforms;
import vn.directive.organisation.Reforms.Affected;
import vn.directive.organisation.Reforms.Candidate;
import vn.directive.organisation.Reforms.Moved;
import vn.directive.organisation.Reforms.Planned;
import vn.directive.organisation.Reforms.Proposal;
import vn.directive.organisation.Reforms.Waiting;
import vn.directive.shared.DomainException;

/** Reforms for administrators: prepare, look at what would move, confirm, and decide what waits. No scripts. */
@Controller
@RequestMapping("/organisation/reforms")
class ReformPageController extends AdministratorPages {

    private static final String LIST = "/organisation/reforms";
    /** A page with more is read by nobody; the API has all. */
    private static final int SHOWN = 200;

    private final Reforms reforms;
    private final Organisation organisation;
    private final Clock clock;

    ReformPageController(Reforms reforms, Organisation organisation, Clock clock) {
        this.reforms = reforms;
        this.organisation = organisation;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("reforms", reforms.all());
        model.addAttribute("waiting", reforms.queue(null).size());
        return "organisation-reforms";
    }

    @GetMapping("/new")
    String empty(Model model) {
        // Whoever may not prepare one is told so before typing.
        reforms.all();
        return form(null, new ReformForm(null, null, null, null), model);
    }

    @PostMapping
    ModelAndView prepare(@ModelAttribute ReformForm form, @RequestParam(required = false) String take,
            HttpServletRequest request, Model model) {
        if (take != null) {
            return records(null, form, request, model);
        }
        UUID[] id = new UUID[1];
        ModelAndView answer = carryOut("reform", request, model, () -> id[0] = reforms.prepare(form.proposal()), LIST,
                again -> form(null, form, again));
        return id[0] == null ? answer : new ModelAndView("redirect:" + LIST + "/" + id[0]);
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable UUID id, Model model) {
        Reform reform = reforms.get(id);
        return form(id, new ReformForm(reform.symbol(), DAY.format(reform.effectiveOn()), reform.title(),
                ReformText.write(reform.items())), model);
    }

    @PostMapping("/{id}/edit")
    ModelAndView change(@PathVariable UUID id, @ModelAttribute ReformForm form,
            @RequestParam(required = false) String take,
            HttpServletRequest request, Model model) {
        return take != null ? records(id, form, request, model) : carryOut("reform", request, model,
                () -> reforms.change(id, form.proposal()), LIST + "/" + id, again -> form(id, form, again));
    }

    /** The rows that an organisation file brought under this symbol, put into the form. */
    private ModelAndView records(UUID id, ReformForm form, HttpServletRequest request, Model model) {
        List<Item> found = new ArrayList<>();
        ModelAndView answer = carryOut("reform", request, model, () -> {
            LocalDate day = day("effectiveOn", form.effectiveOn());
            if (day == null) {
                throw new DomainException("effectiveOn", "Hãy ghi ngày hiệu lực.");
            }
            found.addAll(reforms.onRecord(form.symbol() == null ? "" : form.symbol(), day));
            if (found.isEmpty()) {
                throw new DomainException("symbol",
                        "Chưa có dòng kế thừa nào được nhập với số quyết định và ngày này.");
            }
        }, LIST, again -> form(id, form, again));
        return found.isEmpty() ? answer : new ModelAndView(form(id, new ReformForm(form.symbol(), form.effectiveOn(),
                form.title(), ReformText.write(found)), model), model.asMap());
    }

    private static String form(UUID id, ReformForm form, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("form", form);
        return "organisation-reform-form";
    }

    @GetMapping("/{id}")
    String reform(@PathVariable UUID id, Model model) {
        Reform reform = reforms.get(id);
        LocalDate today = LocalDate.now(clock);
        model.addAttribute("reform", reform);
        model.addAttribute("day", DAY.format(reform.effectiveOn()));
        model.addAttribute("due", reform.state() == State.CONFIRMED && !today.isBefore(reform.effectiveOn()));
        model.addAttribute("withdrawable", reform.state() == State.PREPARED
                || reform.state() == State.CONFIRMED && today.isBefore(reform.effectiveOn()));
        model.addAttribute("rows", rows(reform));
        if (reform.state() == State.CARRIED_OUT) {
            List<Moved> moves = reforms.moves(id);
            Map<String, String> names = names(moves.stream().flatMap(move -> Stream.of(Optional.of(move.from()),
                    Optional.ofNullable(move.to()))).flatMap(Optional::stream).collect(Collectors.toSet()), reform);
            model.addAttribute("words", moves.isEmpty() ? "không có việc gì đang mở" : moves.stream()
                    .collect(Collectors.groupingBy(Moved::label, LinkedHashMap::new, Collectors.counting())).entrySet()
                    .stream().map(count -> count.getValue() + " " + count.getKey()).collect(Collectors.joining(", ")));
            model.addAttribute("groups", groups(moves.stream().map(move -> new Line(names.get(move.from()),
                    move.to() == null ? null : names.get(move.to()), move.label(), move.title())).toList()));
        } else if (reform.state() != State.WITHDRAWN) {
            Affected affected = reforms.affected(id);
            model.addAttribute("affected", affected);
            model.addAttribute("words", affected.words());
            model.addAttribute("changes", affected.changes().stream().limit(SHOWN).toList());
            Map<String, String> labels = affected.counts().stream()
                    .collect(Collectors.toMap(Reforms.Count::kind, Reforms.Count::label));
            model.addAttribute("groups", groups(affected.things().stream().map((Planned thing) -> new Line(
                    thing.fromName(), thing.successorName(), labels.get(thing.what().kind()), thing.what().title()))
                    .toList()));
        }
        return "organisation-reform";
    }

    private List<Row> rows(Reform reform) {
        Map<String, String> before = names(reform.items().stream().map(Item::predecessor).collect(Collectors.toSet()),
                reform.effectiveOn().minusDays(1));
        Map<String, String> after = names(reform.items().stream().map(Item::successor).filter(code -> code != null)
                .collect(Collectors.toSet()), reform.effectiveOn());
        return reform.items().stream().limit(SHOWN).map(item -> new Row(item.predecessor(),
                before.getOrDefault(item.predecessor(), item.predecessor()), item.successor(),
                item.successor() == null ? null : after.getOrDefault(item.successor(), item.successor()),
                item.kind().label(), item.takesWork(), item.movesPosts())).toList();
    }

    private Map<String, String> names(Collection<String> codes, Reform reform) {
        Map<String, String> names = new LinkedHashMap<>();
        codes.forEach(code -> names.put(code, code));
        names.putAll(names(codes, reform.effectiveOn().minusDays(1)));
        return names;
    }

    private Map<String, String> names(Collection<String> codes, LocalDate day) {
        return organisation.names(codes, day);
    }

    private static List<Group> groups(List<Line> lines) {
        Map<List<String>, List<Line>> groups = lines.stream().collect(Collectors.groupingBy(
                line -> Arrays.asList(line.from(), line.to()), LinkedHashMap::new, Collectors.toList()));
        return groups.values().stream().limit(SHOWN).map(group -> new Group(group.get(0).from(), group.get(0).to(),
                group.size(), group.stream().collect(Collectors.groupingBy(Line::label, LinkedHashMap::new,
                Collectors.groupingBy(Line::title, LinkedHashMap::new, Collectors.counting()))).entrySet().stream()
                .map(kind -> new Kind(kind.getKey(), kind.getValue().values().stream().mapToLong(n -> n).sum(),
                        kind.getValue().entrySet().stream().limit(SHOWN).map(title -> title.getValue() == 1
                                ? title.getKey()
                                : "%s × %d".formatted(title.getKey(), title.getValue())).toList(),
                        Math.max(0, kind.getValue().size() - SHOWN))).toList())).toList();
    }

    @PostMapping("/{id}/confirm")
    ModelAndView confirm(@PathVariable UUID id, @RequestParam(required = false) String reason,
            HttpServletRequest request,
            Model model, RedirectAttributes flash) {
        flash.addFlashAttribute("done", "Đã xác nhận quyết định. Việc đang mở sẽ chuyển giao vào ngày hiệu lực.");
        return carryOut("confirm", request, model, () -> reforms.confirm(id, new Reason(reason)), LIST + "/" + id,
                again -> reform(id, again));
    }

    @PostMapping("/{id}/withdraw")
    ModelAndView withdraw(@PathVariable UUID id, @RequestParam(required = false) String reason,
            HttpServletRequest request,
            Model model, RedirectAttributes flash) {
        flash.addFlashAttribute("done", "Đã rút quyết định; tổ chức trở lại như trước khi xác nhận.");
        return carryOut("withdraw", request, model, () -> reforms.withdraw(id, new Reason(reason)), LIST + "/" + id,
                again -> reform(id, again));
    }

    @PostMapping("/{id}/carry-out")
    ModelAndView carryOutNow(@PathVariable UUID id, HttpServletRequest request, Model model, RedirectAttributes flash) {
        flash.addFlashAttribute("done", "Đã chuyển giao mọi việc đang mở theo quyết định.");
        return carryOut("carryOut", request, model, () -> reforms.carryOut(id), LIST + "/" + id,
                again -> reform(id, again));
    }

    @GetMapping("/waiting")
    String waiting(Model model) {
        List<Waiting> rows = reforms.queue(null);
        model.addAttribute("total", rows.size());
        model.addAttribute("queues", rows.stream().collect(Collectors.groupingBy(row -> row.reformId() + "-"
                + row.from(),
                LinkedHashMap::new, Collectors.toList())).entrySet().stream().map(queue -> new Queue(queue.getKey(),
                queue.getValue().get(0).symbol(), queue.getValue().get(0).fromName(), queue.getValue().get(0)
                        .candidates(),
                queue.getValue().size(), queue.getValue().stream().limit(SHOWN).toList())).toList());
        return "organisation-reform-queue";
    }

    @PostMapping("/waiting")
    ModelAndView decide(@RequestParam(required = false) List<UUID> ids, @RequestParam(defaultValue = "") String queue,
            @RequestParam(defaultValue = "false") boolean sameDossiers,
                    @RequestParam(required = false) String successor,
            @RequestParam(required = false) String reason, HttpServletRequest request, Model model,
            RedirectAttributes flash) {
        return carryOut(queue, request, model, () -> flash.addFlashAttribute("done",
                "Đã giao %d mục cho cơ quan tiếp nhận."
                .formatted(reforms.decide(ids, sameDossiers, successor, new Reason(reason)))), LIST + "/waiting",
                this::waiting);
    }

    /** As typed; the day is day/month/year, the rows are lines. */
    record ReformForm(String symbol, String effectiveOn, String title, String items) {

        private Proposal proposal() {
            return new Proposal(symbol, day("effectiveOn", effectiveOn), title, ReformText.read(items));
        }
    }

    record Row(String predecessor, String predecessorName, String successor, String successorName, String kind,
            boolean takesWork, boolean movesPosts) {}

    /** @param to null where a person is to decide */
    record Line(String from, String to, String label, String title) {}

    /** What goes from one body to another. @param to null where a person is to decide */
    record Group(String from, String to, int count, List<Kind> kinds) {}

    /** Of many only the first; the same words stand once. */
    record Kind(String label, long count, List<String> shown, int hidden) {}

    /** What waits of one body by one decision; of many only the first. */
    record Queue(String key, String symbol, String fromName, List<Candidate> candidates, int count,
            List<Waiting> shown) {

        public int hidden() {
            return count - shown.size();
        }
    }
}
