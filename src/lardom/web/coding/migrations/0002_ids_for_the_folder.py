"""Rounds and groups get the ids by which the study folder knows them; a settlement knows the label it came in under."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

import lardom.web.coding.models


def give_ids(apps: Any, schema_editor: Any) -> None:
    """Give every round and group an id of its own: one default would be given to all rows alike."""
    for name, letter in (("Round", "r"), ("Group", "g")):
        table = apps.get_model("coding", name)
        rows = list(table.objects.using(schema_editor.connection.alias).only("pk"))
        for row in rows:
            row.ref = f"{letter}{row.pk}"
        table.objects.using(schema_editor.connection.alias).bulk_update(rows, ["ref"], batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('coding', '0001_initial'),
        ('study', '0001_initial'),
    ]

    operations = [
        migrations.AddField('round', 'ref', models.CharField(default=lardom.web.coding.models.round_ref, max_length=120)),
        migrations.AddField('group', 'ref', models.CharField(default=lardom.web.coding.models.group_ref, max_length=120)),
        migrations.AddField('settlement', 'coder', models.ForeignKey(
            null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='study.coder',
        )),
        migrations.RunPython(give_ids, migrations.RunPython.noop),
        migrations.AddConstraint('round', models.UniqueConstraint(
            fields=['study', 'ref'], condition=models.Q(removed=False), name='one_round_a_ref',
        )),
        migrations.AddConstraint('group', models.UniqueConstraint(
            fields=['study', 'ref'], condition=models.Q(removed=False), name='one_group_a_ref',
        )),
    ]
