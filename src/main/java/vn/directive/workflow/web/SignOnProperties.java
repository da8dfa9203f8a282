package vn.directive.workflow.web;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param clientName what the login page calls the provider, after "Đăng nhập bằng" */
@ConfigurationProperties("spring.security.oauth2.client.registration.sign-on")
record SignOnProperties(String clientName) {}
