"""Addresses of the whole portal."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import URLPattern, URLResolver, include, path

from helpdesk.urls import link_urlpatterns
from portal import appearance, views

handler404 = "portal.errors.page_not_found"
handler500 = "portal.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    path("accounts/login/", auth.LoginView.as_view(), name="login"),
    path("accounts/logout/", auth.LogoutView.as_view(), name="logout"),
    path("accounts/", views.after_login, name="after_login"),
    path("health/", views.health, name="health"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("robots.txt", views.robots, name="robots"),
    path("theme.css", appearance.theme, name="theme"),
    path("analytics/", include("analytics.urls")),
    path("helpdesk/", include("helpdesk.urls")),
    path("h/", include(link_urlpatterns)),
    path("", include("troubleshooting.urls")),
]
