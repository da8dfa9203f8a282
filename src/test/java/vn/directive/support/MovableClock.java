package vn.directive.support;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import vn.directive.shared.TimeConfiguration;

/** One clock for domain and engine that tests and the replay of the reference case can set. */
public class MovableClock extends Clock {

    private volatile Instant fixed;

    @Override
    public Instant instant() {
        return fixed == null ? Instant.now() : fixed;
    }

    /** Stops both clocks at this time of day, Vietnamese time. */
    public void set(LocalDate day, LocalTime time) {
        fixed = day.atTime(time).atZone(TimeConfiguration.ZONE).toInstant();
        ClockUtil.setCurrentTime(Date.from(fixed));
    }

    /** Moves a stopped clock on, so that entries made one after the other keep their order. */
    public void tick() {
        if (fixed != null) {
            fixed = fixed.plusSeconds(1);
            ClockUtil.setCurrentTime(Date.from(fixed));
        }
    }

    /** What puts the clocks back to how they are now, stopped or running. */
    public Runnable bookmark() {
        Instant before = fixed;
        return () -> {
            fixed = before;
            if (before == null) {
                ClockUtil.reset();
            } else {
                ClockUtil.setCurrentTime(Date.from(before));
            }
        };
    }

    /** Both clocks run with the system again. */
    public void reset() {
        fixed = null;
        ClockUtil.reset();
    }

    @Override
    public ZoneId getZone() {
        return TimeConfiguration.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
