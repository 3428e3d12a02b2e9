"""A reader's addresses; each begins with the language's tag."""

from django.urls import path, register_converter

from troubleshooting.views import article, end, home, picture, step
from troubleshooting.views.language import TagConverter

register_converter(TagConverter, "tag")

app_name = "troubleshooting"

urlpatterns = [
    path("", home.front, name="front"),
    path("pictures/<str:name>", picture.picture, name="picture"),
    path("<tag:locale>/", home.home, name="home"),
    path("<tag:locale>/<str:slug>/", article.article, name="article"),
    path("<tag:locale>/<str:slug>/start/", article.start, name="start"),
    path("<tag:locale>/<str:slug>/steps/", step.steps, name="steps"),
    path("<tag:locale>/<str:slug>/steps/<str:key>/", step.step, name="step"),
    path("<tag:locale>/<str:slug>/read/", end.read, name="read"),
    path("<tag:locale>/<str:slug>/end/", end.end, name="end"),
    path("<tag:locale>/<str:slug>/handover/", end.handover, name="handover"),
]
