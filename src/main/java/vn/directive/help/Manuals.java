package vn.directive.help;

import java.awt.Dimension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import vn.directive.organisation.Accounts;
import vn.directive.organisation.Body;
import vn.directive.organisation.BodyLevel;
import vn.directive.organisation.Grant;
import vn.directive.organisation.GroupId;
import vn.directive.organisation.Organisation;
import vn.directive.organisation.Role;

/** The manuals of this release, and which of them is whose. */
@Component
public class Manuals {

    private static final String SPECIALIST = "specialist";
    private static final String LEADER = "leader";
    /** In the order of the index, which is also the order in which a person of many roles gets theirs. */
    private static final List<String> ORDER = List.of(SPECIALIST, LEADER, "clerk", "local-office", "manager",
            "administrator", "designer");
    private static final Map<Role, String> OF_ROLE = Map.of(Role.SPECIALIST, SPECIALIST, Role.CLERK, "clerk",
            Role.LEADER, LEADER, Role.DEPUTY, LEADER, Role.MEMBER, LEADER);
    private static final Map<Grant, String> OF_GRANT = Map.of(Grant.MANAGER, "manager", Grant.ADMINISTRATOR,
            "administrator", Grant.DESIGNER, "designer");

    private final Organisation organisation;
    private final Accounts accounts;
    private final Map<String, Manual> manuals;

    Manuals(Organisation organisation, Accounts accounts) {
        this.organisation = organisation;
        this.accounts = accounts;
        this.manuals = read();
    }

    /** The page that lists the others. */
    public Manual index() {
        return manuals.get(ManualReader.INDEX);
    }

    public Optional<Manual> find(String name) {
        return name.equals(ManualReader.INDEX) ? Optional.empty() : Optional.ofNullable(manuals.get(name));
    }

    /** All but the index, in its order. */
    public List<Manual> all() {
        return ORDER.stream().map(manuals::get).toList();
    }

    /** The manual for those who work in a candidate group. */
    public Optional<Manual> of(GroupId group) {
        boolean local = organisation.find(group.body()).map(Body::level)
                .filter(level -> level.compareTo(BodyLevel.PROVINCE) > 0).isPresent();
        return find(local ? "local-office" : OF_ROLE.get(group.role()));
    }

    /** The manuals that concern a person now, by posts, substitutions and grants, the most useful first. */
    public List<Manual> of(String username) {
        Set<String> names = Stream.concat(
                organisation.groupsOf(username).stream().flatMap(group -> GroupId.parse(group).stream())
                        .flatMap(group -> of(group).stream()).map(Manual::name),
                accounts.grantsOf(username).stream().map(OF_GRANT::get)).collect(Collectors.toSet());
        return names.stream().sorted(Comparator.comparing(ORDER::indexOf)).flatMap(name -> find(name).stream()).toList();
    }

    private static Map<String, Manual> read() {
        ManualReader reader = new ManualReader(Manuals::sizeOfPicture);
        try {
            return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath:manual/*.md"))
                    .map(file -> {
                        try {
                            return reader.read(file.getFilename().replace(".md", ""),
                                    file.getContentAsString(StandardCharsets.UTF_8));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }).collect(Collectors.toUnmodifiableMap(Manual::name, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Dimension sizeOfPicture(String path) {
        try (var content = new ClassPathResource("manual/" + path).getInputStream();
                var image = ImageIO.createImageInputStream(content)) {
            var reader = ImageIO.getImageReadersBySuffix("png").next();
            reader.setInput(image);
            return new Dimension(reader.getWidth(0), reader.getHeight(0));
        } catch (IOException e) {
            throw new UncheckedIOException("manual picture " + path, e);
        }
    }
}
