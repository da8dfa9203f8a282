package vn.directive.help;

import java.util.List;
import java.util.Map;

/**
 * One manual, ready to be shown.
 *
 * @param name as in its address and file name, for example {@code specialist}; {@code README} is the index
 * @param html safe to be written as it is: raw HTML of the source is left out
 * @param sections its second-level headings, in order
 * @param screens anchors of headings by the screen at which help opens there, for example {@code task/inspection}
 */
public record Manual(String name, String title, String html, List<Section> sections, Map<String, String> screens) {

    /** @param anchor id of the heading, as GitHub makes it */
    public record Section(String anchor, String title) {}
}
