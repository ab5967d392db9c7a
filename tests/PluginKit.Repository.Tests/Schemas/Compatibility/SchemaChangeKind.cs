namespace PluginKit.Repository.Tests.Schemas.Compatibility;

/// <summary>What can become of a schema. Those from <see cref="RemovedMember"/> on need a new schema version.</summary>
internal enum SchemaChangeKind
{
    /// <summary>A member that nobody has to write.</summary>
    AddedMember,

    /// <summary>A word of an open list.</summary>
    AddedWord,

    /// <summary>A kind of object where there are several.</summary>
    AddedKind,

    /// <summary>A reader of the version looks for it in vain. Its new name, where it was renamed, is an added member.</summary>
    RemovedMember,

    /// <summary>Another type: neither reader understands what the other side writes.</summary>
    Retyped,

    /// <summary>Less is allowed than before: today's reader refuses what was written.</summary>
    Narrowed,

    /// <summary>More is allowed than before: a reader of the version refuses what is written today.</summary>
    Widened,

    /// <summary>What was written without it is refused today.</summary>
    NewlyRequired,

    /// <summary>A reader of the version refuses what is written without it today.</summary>
    NoLongerRequired,

    /// <summary>A word of an open list that readers branch on.</summary>
    RemovedWord,

    /// <summary>A kind of object that readers branch on.</summary>
    RemovedKind,

    /// <summary>A fixed value is another one.</summary>
    ChangedConstant,
}
