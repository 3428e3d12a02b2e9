"""Addresses of the analytics pages, below `/analytics/`.

An article may be called as a page is: its own page has a prefix. The last one is where article pages
were before, so a page that is added comes before it.
"""

from django.urls import path

from analytics import views

app_name = "analytics"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("articles/", views.articles, name="articles"),
    path("articles/<str:slug>/", views.article, name="article"),
    path("orders/", views.orders, name="orders"),
    path("orders/<str:slug>/", views.order, name="order"),
    path("searches/", views.searches, name="searches"),
    path("left/", views.left, name="left"),
    path("handovers/", views.handovers, name="handovers"),
    path("surges/", views.surges, name="surges"),
    path("surges/<int:key>/dismiss/", views.dismiss_surge, name="dismiss_surge"),
    path("<str:slug>/", views.former_article, name="former_article"),
]
