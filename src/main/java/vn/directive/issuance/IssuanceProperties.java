package vn.directive.issuance;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param receiptDays working days a recipient has to acknowledge the directive
 * @param receiptExpiryDays working days after which nobody waits for the acknowledgement any more
 */
@ConfigurationProperties("directive.issuance")
record IssuanceProperties(@DefaultValue("3") int receiptDays, @DefaultValue("20") int receiptExpiryDays) {}
