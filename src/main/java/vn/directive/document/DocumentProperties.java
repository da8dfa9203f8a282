package vn.directive.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** @param maxSize largest file accepted; keep {@code spring.servlet.multipart.max-file-size} at least as large */
@ConfigurationProperties("directive.documents")
record DocumentProperties(@DefaultValue("50MB") DataSize maxSize) {}
