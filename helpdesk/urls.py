"""Addresses of the helpdesk: the console below `/helpdesk/`, the links readers open below `/h/`."""

from django.urls import path

from helpdesk import incident_views, session_views, views

app_name = "helpdesk"
urlpatterns = [
    path("", views.console, name="console"),
    path("notices/", views.notices, name="notices"),
    path("links/<str:public_id>/", views.detail, name="detail"),
    path("sessions/<int:pk>/", session_views.session, name="session"),
    path("sessions/<int:pk>/ticket/", session_views.link_ticket, name="link_session"),
    path("incidents/", incident_views.incidents, name="incidents"),
    path("incidents/<int:key>/", incident_views.change, name="incident"),
    path("incidents/<int:key>/end/", incident_views.end, name="end_incident"),
    path("incidents/<int:key>/reopen/", incident_views.reopen, name="reopen_incident"),
    path("incidents/<int:key>/everything/", incident_views.widen, name="widen_incident"),
]

# Apart, so that what goes into a ticket stays short.
link_urlpatterns = [
    path("<str:token>/", views.open_link, name="open_link"),
]
