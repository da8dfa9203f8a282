package vn.directive.directive.process;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.directive.directive.Watches;

/** For the filter "Đang theo dõi", whose expression calls it; expressions see public classes only. */
@Component("watchedDossiers")
public class WatchedDossiers {

    /** An empty list of keys would be no condition at all. */
    private static final String[] NONE = {"none"};

    private final Watches watches;

    WatchedDossiers(Watches watches) {
        this.watches = watches;
    }

    /** Business keys of the dossiers that the acting person follows. */
    public String[] keys() {
        List<String> keys = watches.mine().stream().map(watched -> watched.directiveId().toString()).toList();
        return keys.isEmpty() ? NONE : keys.toArray(String[]::new);
    }
}
