"""A reader's addresses; each begins with the language's tag."""

from django.urls import path, register_converter

from troubleshooting.views import (
    article,
    articles,
    comment,
    doubt,
    end,
    handover,
    home,
    incident,
    one_page,
    opensearch,
    picture,
    question,
    reason,
    resume,
    short,
    sitemap,
    step,
    ticks,
    topic,
    trail,
    tried,
    unanswered,
)
from troubleshooting.views.language import TagConverter

register_converter(TagConverter, "tag")

app_name = "troubleshooting"

urlpatterns = [
    path("", home.front, name="front"),
    path("pictures/<str:name>", picture.picture, name="picture"),
    # No language is called `a` or `s`.
    path("a/<int:number>/", short.short, name="short"),
    path("s/<str:token>/", resume.resume, name="resume"),
    path("sitemap.xml", sitemap.index, name="sitemaps"),
    path("<tag:locale>/sitemap-<int:number>.xml", sitemap.page, name="sitemap"),
    path("opensearch.xml", opensearch.front, name="opensearch_front"),
    path("<tag:locale>/opensearch.xml", opensearch.description, name="opensearch"),
    path("<tag:locale>/", home.home, name="home"),
    # No page of an article is called `topics` or `articles`: one named "browse" keeps all of its own.
    path("<tag:locale>/search/unanswered/", unanswered.unanswered, name="unanswered"),
    path("<tag:locale>/browse/topics/", topic.topics, name="topics"),
    path("<tag:locale>/browse/topics/<slug:key>/", topic.topic, name="topic"),
    path("<tag:locale>/browse/articles/", articles.articles, name="articles"),
    path("<tag:locale>/<str:slug>/", article.article, name="article"),
    path("<tag:locale>/<str:slug>/start/", article.start, name="start"),
    path("<tag:locale>/<str:slug>/steps/", step.steps, name="steps"),
    path("<tag:locale>/<str:slug>/steps/<str:key>/", step.step, name="step"),
    path("<tag:locale>/<str:slug>/steps/<str:key>/ticks/", ticks.ticks, name="ticks"),
    path("<tag:locale>/<str:slug>/steps/<str:key>/reason/", reason.reason, name="reason"),
    path("<tag:locale>/<str:slug>/questions/<str:key>/", question.question, name="question"),
    path("<tag:locale>/<str:slug>/back/", trail.back, name="back"),
    path("<tag:locale>/<str:slug>/sentences/<int:unit>/", doubt.doubt, name="doubt"),
    path("<tag:locale>/<str:slug>/read/", end.read, name="read"),
    path("<tag:locale>/<str:slug>/all/", one_page.one_page, name="one_page"),
    path("<tag:locale>/<str:slug>/elsewhere/", resume.elsewhere, name="elsewhere"),
    path("<tag:locale>/<str:slug>/tried.txt", tried.tried, name="tried"),
    path("<tag:locale>/<str:slug>/end/", end.end, name="end"),
    path("<tag:locale>/<str:slug>/end/comment/", comment.comment, name="comment"),
    path("<tag:locale>/<str:slug>/handover/", handover.handover, name="handover"),
    path("<tag:locale>/<str:slug>/incident/", incident.stop, name="incident_stop"),
    path("<tag:locale>/<str:slug>/incident/news/", incident.news, name="incident_news"),
]
