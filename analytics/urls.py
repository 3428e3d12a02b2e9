"""Addresses of the analytics pages, below `/analytics/`."""

from django.urls import path

from analytics import views

app_name = "analytics"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("<str:slug>/", views.article, name="article"),
]
