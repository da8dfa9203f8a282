package vn.directive.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.awt.Dimension;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.util.UriUtils;
import vn.directive.ProcessScenario;
import vn.directive.support.SampleDossier;

/** The manuals are true to themselves, safe as pages, and open at the right place for the right person. */
class ManualsTest extends ProcessScenario {

    private static final Path FOLDER = Path.of("docs/manual");
    private static final Pattern TARGET = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
    private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]*)\\]\\(pictures/([a-z-]+\\.png)\\)");
    private static final Pattern TASK_SCREEN = Pattern.compile("task/([a-z-]+)");
    /** A family name with given names after it: manuals speak of posts, never of people. */
    private static final Pattern PERSON = Pattern.compile("(?U)\\b(Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi"
            + "|Đỗ|Hồ|Ngô|Dương)( \\p{Lu}\\p{Ll}+){1,3}\\b");

    @Autowired
    private Manuals manuals;
    @Autowired
    private MockMvc mvc;

    @Test
    void everyRoleHasAManualAndTheIndexLeadsToAll() {
        assertThat(manuals.all()).doesNotContainNull().allSatisfy(manual -> {
            assertThat(manual.title()).isNotBlank();
            assertThat(manual.sections()).as(manual.name())
                    .anyMatch(section -> section.title().equals("Khi có trục trặc"));
            assertThat(manuals.index().html()).contains("href=\"/help/" + manual.name() + "\"");
        });
    }

    @Test
    void noLinkOfAManualIsDead() {
        Map<String, Manual> pages = Stream.concat(Stream.of(manuals.index()), manuals.all().stream())
                .collect(Collectors.toMap(m -> m.name().equals("README") ? "/help" : "/help/" + m.name(), m -> m));
        pages.forEach((address, manual) -> TARGET.matcher(manual.html()).results().map(m -> m.group(1))
                .forEach(target -> {
                    String[] parts = target.split("#", 2);
                    String page = parts[0].isEmpty() ? address : parts[0];
                    if (page.startsWith("/help/pictures/")) {
                        assertThat(FOLDER.resolve(page.substring("/help/".length()))).isRegularFile();
                        return;
                    }
                    assertThat(pages).as("%s in %s", target, manual.name()).containsKey(page);
                    if (parts.length > 1) {
                        assertThat(pages.get(page).html()).as("%s in %s", target, manual.name())
                                .contains("id=\"" + URLDecoder.decode(parts[1], StandardCharsets.UTF_8) + "\"");
                    }
                }));
    }

    @Test
    void everyPictureIsUsedAndDescribedAndTheTextIsClean() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path file : files(FOLDER, ".md")) {
            String text = Files.readString(file);
            assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).as(file + " is NFC").isTrue();
            assertThat(PERSON.matcher(text).results().map(MatchResult::group)).as("names in " + file).isEmpty();
            PICTURE.matcher(text).results().forEach(picture -> {
                assertThat(picture.group(1)).as("description of " + picture.group(2)).isNotBlank();
                used.add(picture.group(2));
            });
        }
        long bytes = 0;
        Set<String> present = new TreeSet<>();
        for (Path file : files(FOLDER.resolve("pictures"), ".png")) {
            present.add(file.getFileName().toString());
            bytes += Files.size(file);
        }
        assertThat(present).isEqualTo(used);
        assertThat(bytes).as("all pictures together").isLessThan(3_000_000);
    }

    @Test
    void everyProcessWithTasksHasAPlaceInSomeManual() throws IOException {
        Set<String> explained = manuals.all().stream().flatMap(manual -> manual.screens().keySet().stream())
                .flatMap(screen -> TASK_SCREEN.matcher(screen).results()).map(m -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> withTasks = new TreeSet<>();
        for (Path model : files(Path.of("processes"), ".bpmn")) {
            if (Files.readString(model).contains("<bpmn:userTask")) {
                withTasks.add(model.getFileName().toString().replace(".bpmn", ""));
            }
        }
        assertThat(explained).isEqualTo(withTasks);
    }

    @Test
    void rawHtmlAndScriptsStayOut() {
        Manual manual = new ManualReader(path -> new Dimension(1, 1)).read("x", """
                # Tên
                <!-- screen: a, b -->
                ## Một <b onclick="x()">hai</b>
                <script>alert(1)</script>

                [ba](javascript:alert(2)) [bốn](leader.md#một)
                """);
        assertThat(manual.html()).doesNotContain("<script", "onclick", "javascript:", "<!--")
                .contains("<h2 id=\"một-hai\">", "href=\"/help/leader#m");
        assertThat(manual.screens()).isEqualTo(Map.of("a", "một-hai", "b", "một-hai"));
    }

    @Test
    void helpOpensTheManualOfThePersonAtWhatIsBeforeThem() throws Exception {
        directiveId = SampleDossier.open(driver);
        String task = engine.getTaskService().createTaskQuery().processInstanceBusinessKey(directiveId.toString())
                .singleResult().getId();
        opens("bdvtu.specialist", "?screen=tasklist&task=" + task, "/help/specialist#muốn-chuẩn-bị-buổi-làm-việc");
        // Who may not see the task learns nothing from asking for help about it.
        opens("huln.specialist", "?screen=tasklist&task=" + task, "/help/local-office");
        opens("bdvtu.clerk", "?screen=tasklist", "/help/clerk");
        opens("btvtu.member", "", "/help/leader");
        opens("huln.leader", "", "/help/local-office");
        opens("vptu.manager", "?screen=cockpit/directives", "/help/manager#muốn-biết-chỉ-thị-nào-đang-ở-đâu-ai-chậm");
        opens("admin", "?screen=admin/users", "/help/administrator#muốn-xem-ai-có-quyền-gì");
        opens("designer", "", "/help/designer");
        opens("bdvtu.clerk", "?screen=tasklist&task=unknown", "/help/clerk");
        // Whose account is not open is nobody any more.
        mvc.perform(get("/help/here").with(user("nobody-known"))).andExpect(status().isUnauthorized());
    }

    private void opens(String username, String query, String address) throws Exception {
        mvc.perform(get("/help/here" + query).with(user(username)))
                .andExpect(redirectedUrl(UriUtils.encodeFragment(address, StandardCharsets.UTF_8).replace("%23", "#")));
    }

    @Test
    void pagesAreForEverybodyWhoIsSignedIn() throws Exception {
        mvc.perform(get("/help").with(user("huln.clerk"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Sổ tay sử dụng")));
        mvc.perform(get("/help/leader").with(user("huln.clerk"))).andExpect(status().isOk());
        mvc.perform(get("/help/no-such-role").with(user("huln.clerk"))).andExpect(redirectedUrl("/help"));
        mvc.perform(get("/help/README").with(user("huln.clerk"))).andExpect(status().isNotFound());
        mvc.perform(get("/help/pictures/tasklist.png").with(user("huln.clerk"))).andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.IMAGE_PNG));
        for (String page : List.of("/help", "/help/leader", "/help/here", "/help/pictures/tasklist.png")) {
            mvc.perform(get(page).accept(MediaType.TEXT_HTML)).andExpect(status().is3xxRedirection())
                    .andExpect(result -> assertThat(result.getResponse().getRedirectedUrl()).contains("/login"));
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
